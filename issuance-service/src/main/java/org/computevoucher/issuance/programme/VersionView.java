package org.computevoucher.issuance.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.jspecify.annotations.Nullable;

/**
 * A version of a programme as callers see it.
 *
 * @param eventId the id of its ProgrammePublished or ProgrammeRevised fact
 * @param inForceFrom inclusive
 */
record VersionView(
        UUID eventId,
        String programme,
        int version,
        Instant inForceFrom,
        String document,
        RulesView rules,
        Instant recordedAt) {

    /** Its rules. */
    record RulesView(
            ProgrammeKind kind,
            List<Rate> rates,
            long minFaceFen,
            long maxFaceFen,
            @Nullable Long yearlyCapFen,
            List<EnterpriseClass> eligibleClasses,
            ValidFrom validityBegins,
            @Nullable Integer validityDays,
            int graceDays,
            Payee payee,
            Stacking stacking,
            @Nullable LocalDate applicationsFrom,
            @Nullable LocalDate applicationsUntil,
            long automaticUpToFen,
            List<String> requiredDocuments) {

        static RulesView of(ProgrammeRules rules) {
            return new RulesView(
                    rules.kind(),
                    rules.rates(),
                    rules.minFaceFen(),
                    rules.maxFaceFen(),
                    rules.yearlyCapFen(),
                    rules.eligibleClasses(),
                    rules.validFrom(),
                    rules.validityDays(),
                    rules.graceDays(),
                    rules.payee(),
                    rules.stacking(),
                    rules.window().firstDay(),
                    rules.window().lastDay(),
                    rules.automaticUpToFen(),
                    rules.requiredDocuments());
        }
    }

    static VersionView of(ProgrammeEvent event) {
        return new VersionView(
                event.eventId(),
                event.programme(),
                event.version(),
                event.inForceFrom(),
                event.document(),
                RulesView.of(event.rules()),
                event.recordedAt());
    }
}
