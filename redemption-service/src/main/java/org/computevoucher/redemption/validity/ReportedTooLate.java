package org.computevoucher.redemption.validity;

import java.time.Instant;
import org.computevoucher.platform.refusal.Refusal;

/** The usage counts by when it happened, but the grace period for its report is over. */
public record ReportedTooLate(Instant reportableUntil) implements Refusal {

    @Override
    public String reason() {
        return "REPORTED_TOO_LATE";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "Usage on this voucher could be reported until %s (exclusive)."
                .formatted(reportableUntil);
    }
}
