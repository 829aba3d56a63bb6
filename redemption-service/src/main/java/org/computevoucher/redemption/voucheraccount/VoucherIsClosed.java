package org.computevoucher.redemption.voucheraccount;

import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;

/** The account takes no more usage. */
record VoucherIsClosed(UUID voucherId) implements Refusal {

    @Override
    public String reason() {
        return "VOUCHER_CLOSED";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "Voucher %s is closed: nothing more can be used on it.".formatted(voucherId);
    }
}
