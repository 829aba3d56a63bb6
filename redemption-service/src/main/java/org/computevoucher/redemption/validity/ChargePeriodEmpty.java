package org.computevoucher.redemption.validity;

import java.time.Instant;
import org.computevoucher.platform.refusal.Refusal;

/** A charge period that does not begin before it ends. */
record ChargePeriodEmpty(Instant chargePeriodStart, Instant chargePeriodEnd) implements Refusal {

    @Override
    public String reason() {
        return "CHARGE_PERIOD_EMPTY";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "The charge period ends at %s (exclusive), which is not after its start %s."
                .formatted(chargePeriodEnd, chargePeriodStart);
    }
}
