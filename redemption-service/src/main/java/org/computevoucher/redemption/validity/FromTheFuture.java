package org.computevoucher.redemption.validity;

import java.time.Instant;
import org.computevoucher.platform.refusal.Refusal;

/** Usage that has not happened yet, as far as our clock knows. */
record FromTheFuture(Instant chargePeriodEnd, Instant reportedAt) implements Refusal {

    @Override
    public String reason() {
        return "FROM_THE_FUTURE";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "The charge period ends at %s, but it is %s: usage is reported when it has happened."
                .formatted(chargePeriodEnd, reportedAt);
    }
}
