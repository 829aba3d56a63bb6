package org.computevoucher.redemption.validity;

import java.time.Instant;
import org.computevoucher.platform.refusal.Refusal;

/** The charge period crosses a boundary of the voucher's validity. */
record SplitAtValidityBoundary(Instant splitAt) implements Refusal {

    @Override
    public String reason() {
        return "SPLIT_AT_VALIDITY_BOUNDARY";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "The charge period crosses %s, a boundary of the voucher's validity. Split the usage there and"
                        .formatted(splitAt)
                + " report both parts, each with a usage id of its own.";
    }
}
