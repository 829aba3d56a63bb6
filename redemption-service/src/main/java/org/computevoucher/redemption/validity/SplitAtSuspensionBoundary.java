package org.computevoucher.redemption.validity;

import java.time.Instant;
import org.computevoucher.platform.refusal.Refusal;

/** The charge period crosses the beginning or the end of a suspension of the voucher. */
record SplitAtSuspensionBoundary(Instant splitAt) implements Refusal {

    @Override
    public String reason() {
        return "SPLIT_AT_SUSPENSION_BOUNDARY";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "The charge period crosses %s, where a suspension of the voucher begins or ends. Split the usage"
                        .formatted(splitAt)
                + " there and report both parts, each with a usage id of its own.";
    }
}
