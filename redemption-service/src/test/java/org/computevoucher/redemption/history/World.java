package org.computevoucher.redemption.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.datacentre.ApprovedInMemory;

/** One history: its clock, its log, and how far each processor has read it. */
final class World {

    static final List<String> POTS = List.of("310000-COMPUTE-2026", "310000-MODEL-2026");
    static final String ENTERPRISE = "91330100799655058B";

    final Oracle oracle;
    final List<String> centres;

    /** All who can be paid, in the order of their names. */
    final List<String> payees;

    private final Machine machine;
    private final List<Object> log = new ArrayList<>();
    private final int[] read;
    private Instant now = Instant.parse("2026-03-03T08:00:00Z");
    private long names;
    private boolean breaks;

    /**
     * @param number of the history: its data centres are others than those of any before
     */
    World(Machine machine, int number) {
        this.machine = machine;
        oracle = new Oracle(machine.seen);
        centres = Stream.of("A", "B", "C").map(name -> "DC-%d-%s".formatted(number, name)).toList();
        payees = Stream.concat(Stream.of(ENTERPRISE), centres.stream()).sorted().toList();
        read = new int[machine.processors.size()];
        for (String centre : centres) {
            ApprovedInMemory.commands(centre, now.minus(Duration.ofDays(900)), now)
                    .forEach(this::send);
        }
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** An id that nothing else has. */
    UUID id() {
        names++;
        return new UUID(5, names);
    }

    /** Where the commit fails it is sent again, and nothing may be left of the first time. */
    <R> Outcome<R> send(Object command) {
        if (takeBreak() && machine.service.sendInVain(command)) {
            machine.seen.happened(Seen.COMMIT_FAILED);
        }
        mustBeNothing(command);
        Outcome<R> outcome = machine.service.send(command);
        machine.seen.answer(outcome);
        if (outcome instanceof Outcome.Refused) {
            mustBeNothing(command);
        }
        follow();
        return outcome;
    }

    /** What was done before; it is answered and changes nothing. */
    <R> Outcome<R> sendAgain(Object command) {
        Outcome<R> outcome = machine.service.send(command);
        machine.seen.answer(outcome);
        machine.seen.happened(Seen.CAME_AGAIN);
        mustBeNothing(command);
        return outcome;
    }

    /** What the next transaction writes is lost, and it is done again. */
    void breakNextCommit() {
        breaks = true;
    }

    private boolean takeBreak() {
        boolean taken = breaks;
        breaks = false;
        return taken;
    }

    private void mustBeNothing(Object command) {
        List<Object> events = machine.service.takeEvents();
        Broken.unless(events.isEmpty(), "%s left %s", command, events);
    }

    private void follow() {
        List<Object> events = machine.service.takeEvents();
        log.addAll(events);
        oracle.follow(events);
    }

    /**
     * A processor reads the next events, in one transaction.
     *
     * @return whether there were any
     */
    boolean hear(int processor, int events) {
        int from = read[processor];
        int to = Math.min(log.size(), from + events);
        Runnable batch = () -> hand(processor, from, to);
        if (takeBreak() && machine.service.inOneTransactionInVain(batch)) {
            machine.seen.happened(Seen.COMMIT_FAILED);
            // what was in memory is not sure to be what is in the log
            machine.service.restart();
        }
        mustBeNothing("a batch in vain");
        machine.service.inOneTransaction(batch);
        read[processor] = to;
        follow();
        return to > from;
    }

    /** Its position was lost, and it reads from the beginning again up to where it was. */
    void readAgain(int processor) {
        machine.service.inOneTransaction(() -> hand(processor, 0, read[processor]));
        mustBeNothing("read again by " + processor);
        machine.seen.happened(Seen.READ_AGAIN);
    }

    private void hand(int processor, int from, int to) {
        BiConsumer<Long, Object> handler = machine.processors.get(processor);
        for (int i = from; i < to; i++) {
            // the log begins at 1
            handler.accept(i + 1L, log.get(i));
        }
    }

    boolean hasHeardAll() {
        return Arrays.stream(read).allMatch(position -> position == log.size());
    }

    /**
     * @param fromSnapshots aggregates go on from snapshots of now
     */
    void restart(boolean fromSnapshots) {
        if (fromSnapshots) {
            machine.service.snapshot();
        }
        machine.service.restart();
    }
}
