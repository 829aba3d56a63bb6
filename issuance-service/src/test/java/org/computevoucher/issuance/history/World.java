package org.computevoucher.issuance.history;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationCommand.AssessApplication;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.envelope.EnvelopeEvent;
import org.computevoucher.issuance.envelope.FillEnvelope;
import org.computevoucher.issuance.grant.Ask;
import org.computevoucher.issuance.grant.Assessment;
import org.computevoucher.issuance.grant.IssuingInMemory;
import org.computevoucher.issuance.grant.Offer;
import org.computevoucher.issuance.grant.Stage;
import org.computevoucher.platform.refusal.Outcome;

/**
 * One history of the service: what is sent goes through here, so that the oracle, the redemption
 * service and the automation learn of everything that happens.
 */
final class World {

    static final String PROGRAMME = IssuingInMemory.PROGRAMME;

    /** Two fiscal years; the history begins shortly before the turn of the year between them. */
    static final List<String> POTS = List.of(PROGRAMME + "-2026", PROGRAMME + "-2027");

    private static final Instant BEGINNING = Instant.parse("2026-12-22T02:00:00Z");

    private final Machine machine;
    final Oracle oracle = new Oracle(PROGRAMME, POTS);
    final Accounts accounts = new Accounts();
    private final DryRun dryRun = new DryRun(oracle);
    private final Deque<Object> unhandled = new ArrayDeque<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private Instant now = BEGINNING;
    private boolean breaks;
    private long names;

    World(Machine machine) {
        this.machine = machine;
    }

    /** A programme, enterprises, and a little money. */
    void prepare() {
        send(IssuingInMemory.publish(Chance.RULES_AT_FIRST));
        for (int i = 0; i < Chance.ENTERPRISES.size() - 1; i++) {
            send(
                    IssuingInMemory.register(
                            Chance.ENTERPRISES.get(i),
                            i == 0 ? EnterpriseClass.LARGE : EnterpriseClass.SME,
                            i < 2 ? null : "GROUP-1"));
        }
        send(new FillEnvelope(POTS.getFirst(), id(), 120, now));
    }

    /** One of the two; mostly the one whose year it is. */
    static String pot(int number) {
        return POTS.get(number % 5 == 0 ? 1 : 0);
    }

    Instant now() {
        return now;
    }

    /** An id that nothing else has. */
    UUID id() {
        names++;
        return new UUID(7, names);
    }

    void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    /** Where the commit fails it is sent again, and nothing may be left of the first time. */
    <R> Outcome<R> send(Object command) {
        if (breaks) {
            breaks = false;
            if (machine.service.sendInVain(command)) {
                machine.seen.happened(Seen.COMMIT_FAILED);
            }
            oracle.mustBeNothing(machine.service.takeEvents(), command);
        }
        Outcome<R> outcome = machine.service.send(command);
        machine.seen.answer(outcome);
        List<Object> events = machine.service.takeEvents();
        if (outcome instanceof Outcome.Refused) {
            oracle.mustBeNothing(events, command);
        }
        follow(events);
        return outcome;
    }

    /** What may be accepted or refused, but changes nothing. */
    Outcome<?> sendInsignificant(Object command) {
        Outcome<?> outcome = machine.service.send(command);
        machine.seen.happened(Seen.NOTHING_CHANGED + command.getClass().getSimpleName());
        oracle.mustBeNothing(machine.service.takeEvents(), command);
        return outcome;
    }

    /** All of them in one transaction, each on top of what those before it did. */
    void sendTogether(List<Object> commands) {
        machine.service.inOneTransaction(
                () ->
                        commands.forEach(
                                command -> machine.seen.answer(machine.service.send(command))));
        follow(machine.service.takeEvents());
    }

    /** What the next command writes is lost, and the command sent again. */
    void breakNextCommit() {
        breaks = true;
    }

    private void follow(List<Object> events) {
        oracle.follow(events);
        events.forEach(accounts::follow);
        events.forEach(this::touch);
        events.forEach(machine.seen::event);
        unhandled.addAll(events);
    }

    private void touch(Object event) {
        if (event instanceof EnvelopeEvent envelope) {
            touched.add(envelope.pot());
        }
    }

    /** The pots about which something has happened since this was asked last. */
    Set<String> touched() {
        Set<String> pots = Set.copyOf(touched);
        touched.clear();
        return pots;
    }

    /** What the service says beforehand, which has to be right and to change nothing. */
    Assessment ask(Ask ask) {
        if (sendInsignificant(new AssessApplication(PROGRAMME, ask, now))
                instanceof Outcome.Accepted<?>(Assessment said)) {
            dryRun.mustAgree(ask, said, now);
            return said;
        }
        throw new Broken("a dry run was refused: " + ask);
    }

    /** So much is possible, and not one fen more. */
    void mustBeTheMost(Ask asked, Assessment said) {
        Offer offer = said.offer();
        if (offer != null) {
            long mostFen = offer.mostFen();
            Broken.unless(mostFen == 0 || isPossible(asked, mostFen), "%s: %s", asked, said);
            Broken.unless(
                    !isPossible(
                            asked, Math.max(mostFen, offer.version().rules().minFaceFen() - 1) + 1),
                    "%s: %s",
                    asked,
                    said);
        }
    }

    private boolean isPossible(Ask asked, long faceFen) {
        Ask other =
                new Ask(
                        asked.pot(),
                        asked.enterprise(),
                        faceFen,
                        asked.place(),
                        asked.documents(),
                        asked.appliedAt());
        return ask(other).without(Stage.INFORMATION).findings().isEmpty();
    }

    /**
     * The automation handles the next events, in one batch.
     *
     * @return whether there were any
     */
    boolean handle(int events) {
        List<Object> batch = new ArrayList<>();
        while (batch.size() < events && !unhandled.isEmpty()) {
            batch.add(unhandled.remove());
        }
        machine.tell(batch);
        follow(machine.service.takeEvents());
        return !batch.isEmpty();
    }

    /**
     * @param fromSnapshots aggregates go on from snapshots of now
     */
    void restart(boolean fromSnapshots) {
        if (fromSnapshots) {
            machine.service.snapshot();
        }
        machine.service.restart();
        touched.addAll(POTS);
    }
}
