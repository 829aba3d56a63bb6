package org.computevoucher.redemption.intake;

import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;

/** All that issuance published is read, and this voucher was not in it. */
record VoucherUnknown(UUID voucherId) implements Refusal {

    @Override
    public String reason() {
        return "VOUCHER_UNKNOWN";
    }

    @Override
    public Kind kind() {
        return Kind.UNKNOWN;
    }

    @Override
    public String detail() {
        return "There is no voucher %s; all that was issued is known here.".formatted(voucherId);
    }
}
