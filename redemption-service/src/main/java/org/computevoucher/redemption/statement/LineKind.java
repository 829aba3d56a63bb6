package org.computevoucher.redemption.statement;

/** What a line of a statement says. Stored by name. */
enum LineKind {
    /** Usage was accepted; its subsidy is payable to who is paid, but for what is set off. */
    ACCEPTED,
    /** Usage waits for a person. */
    EXCEPTED,
    /** A person let it count; a line of its acceptance follows. */
    EXCEPTION_ACCEPTED,
    /** A person decided that it does not count. */
    EXCEPTION_REJECTED,
    /** Usage was taken back, in part or whole; what its subsidy was follows in lines of its own. */
    REVERSED,
    /** Of a reversal: what was not paid is payable no more. */
    RELEASED,
    /** Of a reversal: what was paid, or is being paid, has to come back. */
    RECOVERY_RAISED,
    /** What had to come back stays for new usage of the same voucher. */
    RECOVERY_SET_OFF,
    /** What had to come back was taken from what was payable. */
    RECOVERY_NETTED,
    /** What had to come back was paid back. */
    RECOVERY_RECEIVED,
    /**
     * A settlement run collected what was payable; what is left of it after netting is in payment.
     */
    COLLECTED,
    /** It was paid. */
    PAID,
    /** The bank did not pay it: it is payable again. */
    PAYMENT_REJECTED,
    /** The run was cancelled: it is payable again. */
    PAYMENT_CANCELLED
}
