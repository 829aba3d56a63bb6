package org.computevoucher.redemption.validity;

import java.time.Instant;
import org.computevoucher.platform.refusal.Refusal;

/** All of the charge period lies in a time in which the voucher was suspended. */
record VoucherIsSuspended(Instant suspendedFrom) implements Refusal {

    @Override
    public String reason() {
        return "VOUCHER_SUSPENDED";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "The voucher was suspended from %s on, and all of the charge period lies in that time."
                .formatted(suspendedFrom);
    }
}
