package org.computevoucher.issuance.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a programme. */
public sealed interface ProgrammeCommand {

    /** The programme, for example {@code 310000-COMPUTE}. */
    String programme();

    /**
     * Publish a programme: its first version.
     *
     * @param programme matches {@link ProgrammeCode#SYNTAX}
     * @param eventId the id that ProgrammePublished will have
     * @param firstDay the first day in force, Asia/Shanghai; may be past: a programme that runs
     *     already
     * @param document the official document that establishes it
     * @param at when the request arrived
     */
    record PublishProgramme(
            @TargetAggregateIdentifier String programme,
            UUID eventId,
            LocalDate firstDay,
            ProgrammeRules rules,
            String document,
            Instant at)
            implements ProgrammeCommand {}

    /**
     * Give a programme a further version.
     *
     * @param eventId the id that ProgrammeRevised will have
     * @param firstDay the first day in force, Asia/Shanghai; still to come
     * @param rules all of them, not only those that change
     * @param document the official document that revises it
     * @param at when the request arrived
     */
    record ReviseProgramme(
            @TargetAggregateIdentifier String programme,
            UUID eventId,
            LocalDate firstDay,
            ProgrammeRules rules,
            String document,
            Instant at)
            implements ProgrammeCommand {}
}
