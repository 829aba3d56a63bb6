package org.computevoucher.issuance.voucher;

/** Where a voucher is in its life. */
enum VoucherStatus {
    /** It can be used. */
    ISSUED,
    /** Usage from some instant on is refused, until it is resumed. */
    SUSPENDED,
    /** Its closure was asked for; its account has not answered yet. */
    CLOSING,
    /** It is over. */
    CLOSED
}
