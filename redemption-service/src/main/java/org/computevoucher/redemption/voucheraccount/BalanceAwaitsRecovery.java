package org.computevoucher.redemption.voucheraccount;

import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;

/**
 * The voucher would pay more than is open, because money of it is still out: usage was reversed,
 * and what was paid for it is not back.
 */
record BalanceAwaitsRecovery(UUID voucherId, long openFen, long subsidyFen) implements Refusal {

    @Override
    public String reason() {
        return "BALANCE_AWAITS_RECOVERY";
    }

    @Override
    public Kind kind() {
        return Kind.NOT_YET;
    }

    @Override
    public String detail() {
        return "Of voucher %s %d fen are open, %d would be paid: usage of it was reversed, and what was paid for that is not back yet."
                .formatted(voucherId, openFen, subsidyFen);
    }
}
