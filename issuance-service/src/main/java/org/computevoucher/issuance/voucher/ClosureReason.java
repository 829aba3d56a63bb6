package org.computevoucher.issuance.voucher;

/** Why the closure of a voucher is asked for. */
public enum ClosureReason {
    /** Its grace period is over. */
    EXPIRED,
    /** By the office. */
    CANCELLED,
    /** By its holder. */
    RETURNED
}
