package org.computevoucher.redemption.validity;

import java.time.Instant;
import org.computevoucher.platform.refusal.Refusal;

/** None of the charge period is inside the voucher's validity. */
record OutsideValidity(Instant validFrom, Instant validUntil) implements Refusal {

    @Override
    public String reason() {
        return "OUTSIDE_VALIDITY";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "The whole charge period must lie between %s and %s (exclusive); none of it does."
                .formatted(validFrom, validUntil);
    }
}
