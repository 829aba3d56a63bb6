package org.computevoucher.redemption.settlement;

/** Where a payment is. */
enum PaymentStatus {
    /** It is, or will be, in its run's payment order. */
    PREPARED,
    /** The bank carried it out. */
    ACCEPTED,
    /** The bank did not, and its money is payable again. */
    REJECTED,
    /** Its run was cancelled, and its money is payable again. */
    CANCELLED,
    /** All of it was netted with what the payee had to give back: there is nothing to pay. */
    NETTED
}
