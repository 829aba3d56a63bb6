package org.computevoucher.issuance.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Give a programme a further version.
 *
 * @param eventId the id that ProgrammeRevised will have
 * @param firstDay the first day in force, Asia/Shanghai; still to come
 * @param rules all of them, not only those that change
 * @param document the official document that revises it
 * @param at when the request arrived
 */
public record ReviseProgramme(
        @TargetAggregateIdentifier String programme,
        UUID eventId,
        LocalDate firstDay,
        ProgrammeRules rules,
        String document,
        Instant at) {}
