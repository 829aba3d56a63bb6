package org.computevoucher.issuance.programme;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.computevoucher.issuance.programme.ProgrammeCommand.PublishProgramme;
import org.computevoucher.issuance.programme.ProgrammeCommand.ReviseProgramme;
import org.computevoucher.issuance.programme.ProgrammeEvent.ProgrammePublished;
import org.computevoucher.issuance.programme.ProgrammeEvent.ProgrammeRevised;
import org.computevoucher.issuance.programme.ProgrammeRefusal.ProgrammeAlreadyPublished;
import org.computevoucher.issuance.programme.ProgrammeRefusal.ProgrammeDayNotPlausible;
import org.computevoucher.issuance.programme.ProgrammeRefusal.ProgrammeUnknown;
import org.computevoucher.issuance.validity.ShanghaiTime;
import org.computevoucher.platform.refusal.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A subsidy scheme of a region. It is published once, with its first version of rules, which may
 * have been in force before: programmes are older than this book. Each revision is a further
 * version, in force from a later day on; the versions stand in the order of their days, and none is
 * ever changed. What is issued is governed to its end by the version in force at that moment.
 */
public final class Programme {

    /** The first programmes began in this year. */
    private static final LocalDate EARLIEST_DAY = LocalDate.of(2020, 1, 1);

    /** How far ahead a version can be announced, in years; beyond it is a typing error. */
    private static final int MAX_YEARS_AHEAD = 2;

    @AggregateIdentifier private String programme;

    /** In the order of their numbers and their days. */
    private List<ProgrammeVersion> versions = List.of();

    private @Nullable UUID lastEventId;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private Programme() {}

    /** One that was not published yet. */
    Programme(String programme) {
        this.programme = programme;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<ProgrammePublished> publish(PublishProgramme command) {
        if (lastEventId != null) {
            return Outcome.refused(new ProgrammeAlreadyPublished(programme));
        }
        return ProgrammeConsistency.check(command.rules())
                .then(rules -> plausible(rules, command.firstDay(), command.at()))
                .map(
                        rules ->
                                new ProgrammePublished(
                                        command.eventId(),
                                        programme,
                                        ProgrammeCode.regionOf(programme),
                                        1,
                                        ShanghaiTime.startOf(command.firstDay()),
                                        rules,
                                        command.document(),
                                        command.at()))
                .map(Programme::recorded);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<ProgrammeRevised> revise(ReviseProgramme command) {
        UUID cause = lastEventId;
        if (cause == null) {
            return Outcome.refused(new ProgrammeUnknown(programme));
        }
        ProgrammeVersion before = versions.getLast();
        return ProgrammeConsistency.check(command.rules())
                .then(rules -> plausible(rules, command.firstDay(), command.at()))
                .then(rules -> RevisionRules.check(before, command.firstDay(), rules, command.at()))
                .map(
                        rules ->
                                new ProgrammeRevised(
                                        command.eventId(),
                                        cause,
                                        programme,
                                        ProgrammeCode.regionOf(programme),
                                        before.number() + 1,
                                        ShanghaiTime.startOf(command.firstDay()),
                                        rules,
                                        command.document(),
                                        command.at()))
                .map(Programme::recorded);
    }

    /** The version that governs what is issued at an instant; nothing before the first begins. */
    public Optional<ProgrammeVersion> inForceAt(Instant at) {
        return versions.reversed().stream()
                .filter(version -> !version.inForceFrom().isAfter(at))
                .findFirst();
    }

    @EventSourcingHandler
    void on(ProgrammePublished event) {
        follow(event);
    }

    @EventSourcingHandler
    void on(ProgrammeRevised event) {
        follow(event);
    }

    private void follow(ProgrammeEvent event) {
        programme = event.programme();
        List<ProgrammeVersion> more = new ArrayList<>(versions);
        more.add(new ProgrammeVersion(event.version(), event.inForceFrom(), event.rules()));
        versions = List.copyOf(more);
        lastEventId = event.eventId();
    }

    private static Outcome<ProgrammeRules> plausible(
            ProgrammeRules rules, LocalDate firstDay, Instant at) {
        LocalDate latest = ShanghaiTime.dayOf(at).plusYears(MAX_YEARS_AHEAD);
        return firstDay.isBefore(EARLIEST_DAY) || firstDay.isAfter(latest)
                ? Outcome.refused(new ProgrammeDayNotPlausible(EARLIEST_DAY, latest))
                : Outcome.accepted(rules);
    }

    private static <E extends ProgrammeEvent> E recorded(E event) {
        apply(event);
        return event;
    }
}
