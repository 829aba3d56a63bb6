package org.computevoucher.redemption.voucheraccount;

import java.util.UUID;
import org.computevoucher.platform.access.Owner;

/**
 * A voucher account as callers see it.
 *
 * @param openFen what can still be paid, in fen
 * @param eligibleCostFen the eligible cost of all its consumptions, in fen
 * @param subsidyFen what was paid of it, in fen
 * @param status OPEN or CLOSED
 */
record VoucherAccountView(
        UUID voucherId,
        String pot,
        String enterprise,
        long faceFen,
        int rateBasisPoints,
        long openFen,
        long eligibleCostFen,
        long subsidyFen,
        Status status) {

    Owner owner() {
        return Owner.pot(pot).orEnterprise(enterprise);
    }

    enum Status {
        OPEN,
        CLOSED
    }
}
