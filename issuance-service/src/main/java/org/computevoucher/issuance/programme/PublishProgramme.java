package org.computevoucher.issuance.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Publish a programme: its first version.
 *
 * @param programme matches {@link ProgrammeCode#SYNTAX}
 * @param eventId the id that ProgrammePublished will have
 * @param firstDay the first day in force, Asia/Shanghai; may be past: a programme that runs already
 * @param document the official document that establishes it
 * @param at when the request arrived
 */
public record PublishProgramme(
        @TargetAggregateIdentifier String programme,
        UUID eventId,
        LocalDate firstDay,
        ProgrammeRules rules,
        String document,
        Instant at) {}
