package org.computevoucher.issuance.voucher;

import org.computevoucher.platform.web.ProblemReason;

/** What a question about vouchers can have wrong. */
enum VoucherReason implements ProblemReason {
    CURSOR_UNKNOWN(400),
    SERIAL_NUMBER_INVALID(400),
    VOUCHER_UNKNOWN(404);

    private final int status;

    VoucherReason(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
