package org.computevoucher.redemption.datacentre;

import java.time.Instant;
import java.util.Optional;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreIsSuspended;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreNotApproved;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.SplitAtComplianceBoundary;
import org.computevoucher.redemption.datacentre.Timeline.Step;
import org.computevoucher.redemption.validity.ChargePeriod;

/**
 * When a data centre complied. Usage before a suspension stands, usage from then on is refused,
 * until it is approved again. A review changes nothing, whenever it is entered and from whenever it
 * is: it is no decision, and neither lifts a suspension nor takes the place of one. A whole charge
 * period lies on one side, in this order:
 *
 * <ol>
 *   <li>one that crosses a boundary is refused with the instant at which to split it: {@link
 *       SplitAtComplianceBoundary};
 *   <li>one before it was ever approved is refused: {@link DataCentreNotApproved};
 *   <li>one that lies in a suspension is refused for good: {@link DataCentreIsSuspended}.
 * </ol>
 *
 * @param decided the decisions alone, no review
 */
record Compliance(Timeline<ComplianceStatus> decided) {

    static final Compliance UNKNOWN = new Compliance(Timeline.empty());

    /** What a status, or none yet, means for usage. */
    private enum Meaning {
        NOT_APPROVED,
        COUNTS,
        SUSPENDED
    }

    /** Another status from an instant on, which may lie before what was decided already. */
    Compliance with(Instant from, ComplianceStatus status) {
        return status == ComplianceStatus.UNDER_REVIEW
                ? this
                : new Compliance(decided.with(from, status));
    }

    /** The period, or why it does not count. */
    Outcome<ChargePeriod> check(ChargePeriod period) {
        Optional<Instant> boundary = decided.turnIn(period, Compliance::meaning);
        if (boundary.isPresent()) {
            return Outcome.refused(new SplitAtComplianceBoundary(boundary.get()));
        }
        Optional<Step<ComplianceStatus>> holding = decided.at(period.start());
        return switch (meaning(holding)) {
            case NOT_APPROVED ->
                    Outcome.refused(
                            new DataCentreNotApproved(
                                    decided.steps().stream()
                                            .findFirst()
                                            .map(Step::from)
                                            .orElse(null)));
            case SUSPENDED ->
                    Outcome.refused(
                            new DataCentreIsSuspended(holding.map(Step::from).orElseThrow()));
            case COUNTS -> Outcome.accepted(period);
        };
    }

    private static Meaning meaning(Optional<Step<ComplianceStatus>> step) {
        return step.map(Step::value)
                .map(
                        status ->
                                status == ComplianceStatus.APPROVED
                                        ? Meaning.COUNTS
                                        : Meaning.SUSPENDED)
                .orElse(Meaning.NOT_APPROVED);
    }
}
