package org.computevoucher.redemption.voucheraccount;

import org.computevoucher.platform.web.ProblemReason;

/** What a question about vouchers and usage can have wrong. */
enum VoucherAccountReason implements ProblemReason {
    DATA_CENTRE_MISSING(400),
    USAGE_UNKNOWN(404),
    VOUCHER_UNKNOWN(404);

    private final int status;

    VoucherAccountReason(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
