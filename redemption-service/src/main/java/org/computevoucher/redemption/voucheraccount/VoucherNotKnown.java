package org.computevoucher.redemption.voucheraccount;

import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;

/**
 * No account of this voucher is here: it does not exist, or its issue is still on its way. Whoever
 * knows how far the facts of others have been read can tell which.
 */
public record VoucherNotKnown(UUID voucherId) implements Refusal {

    @Override
    public String reason() {
        return "VOUCHER_NOT_KNOWN";
    }

    @Override
    public Kind kind() {
        return Kind.NOT_YET;
    }

    @Override
    public String detail() {
        return "Voucher %s is not known here. If it was issued a moment ago, send the same record again shortly."
                .formatted(voucherId);
    }
}
