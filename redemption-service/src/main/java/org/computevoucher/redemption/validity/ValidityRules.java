package org.computevoucher.redemption.validity;

import java.time.Duration;
import java.time.Instant;
import org.computevoucher.platform.refusal.Outcome;

/**
 * Whether usage counts, by when it happened and when it is reported. In this order:
 *
 * <ol>
 *   <li>the charge period begins before it ends: {@link ChargePeriodEmpty};
 *   <li>it has happened: {@link FromTheFuture};
 *   <li>some of it is inside the voucher's validity: {@link OutsideValidity};
 *   <li>all of it is: {@link SplitAtValidityBoundary}, which names the instant to split it at;
 *   <li>it is reported before the grace period ends: {@link ReportedTooLate}.
 * </ol>
 *
 * <p>What validity looks at is the usage, not the report: usage of the last valid day may be
 * reported until grace ends. What is reported later becomes an exception, on which a person
 * decides.
 */
public final class ValidityRules {

    /** How far a data centre's clock may be ahead of ours. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private ValidityRules() {}

    /**
     * The period, or the refusal of the first rule that says no.
     *
     * @param reportedAt when the usage arrived here
     */
    public static Outcome<ChargePeriod> check(
            ChargePeriod period, VoucherValidity validity, Instant reportedAt) {
        return checkLate(period, validity, reportedAt)
                .then(
                        valid ->
                                reportedAt.isBefore(validity.reportableUntil())
                                        ? Outcome.accepted(valid)
                                        : Outcome.refused(
                                                new ReportedTooLate(validity.reportableUntil())));
    }

    /** The same without the last rule: a person has found that it may be reported so late. */
    public static Outcome<ChargePeriod> checkLate(
            ChargePeriod period, VoucherValidity validity, Instant reportedAt) {
        if (!period.start().isBefore(period.end())) {
            return Outcome.refused(new ChargePeriodEmpty(period.start(), period.end()));
        }
        if (period.end().isAfter(reportedAt.plus(CLOCK_SKEW))) {
            return Outcome.refused(new FromTheFuture(period.end(), reportedAt));
        }
        if (!period.end().isAfter(validity.validFrom())
                || !period.start().isBefore(validity.validUntil())) {
            return Outcome.refused(
                    new OutsideValidity(validity.validFrom(), validity.validUntil()));
        }
        if (period.start().isBefore(validity.validFrom())) {
            return Outcome.refused(new SplitAtValidityBoundary(validity.validFrom()));
        }
        if (period.end().isAfter(validity.validUntil())) {
            return Outcome.refused(new SplitAtValidityBoundary(validity.validUntil()));
        }
        return Outcome.accepted(period);
    }
}
