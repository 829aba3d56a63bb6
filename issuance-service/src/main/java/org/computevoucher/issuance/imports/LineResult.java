package org.computevoucher.issuance.imports;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationDecided;
import org.computevoucher.issuance.application.ApplicationState;
import org.computevoucher.issuance.application.ApplicationStatus;
import org.computevoucher.issuance.application.GrantedVoucher;
import org.computevoucher.issuance.application.Reason;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What became of a line, as it is reported.
 *
 * @param line its number
 * @param status of its application; null: there is none
 * @param reason the first one; null: none is needed
 * @param detail of all reasons; null: none is needed
 * @param serialNumber of the voucher; null: there is none
 */
record LineResult(
        long line,
        LineOutcome outcome,
        @Nullable ApplicationStatus status,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable UUID applicationId,
        @Nullable String serialNumber) {

    static LineResult of(long line, Outcome<TakenLine> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<TakenLine>(TakenLine taken) -> taken(line, taken);
            case Outcome.Refused<TakenLine>(Refusal refusal) ->
                    without(line, LineOutcome.BAD, refusal);
        };
    }

    static LineResult without(long line, LineOutcome outcome, Refusal refusal) {
        return new LineResult(line, outcome, null, refusal.reason(), refusal.detail(), null, null);
    }

    private static LineResult taken(long line, TakenLine taken) {
        ApplicationState application = taken.application();
        ApplicationDecided decided = application.decided();
        List<Reason> reasons = decided == null ? List.of() : decided.reasons();
        GrantedVoucher voucher = decided == null ? null : decided.voucher();
        return new LineResult(
                line,
                taken.before() ? LineOutcome.ALREADY_THERE : LineOutcome.of(application.status()),
                application.status(),
                reasons.isEmpty() ? null : reasons.getFirst().reason(),
                reasons.isEmpty()
                        ? null
                        : reasons.stream().map(Reason::detail).collect(Collectors.joining(" ")),
                application.applicationId(),
                voucher == null ? null : voucher.serialNumber());
    }
}
