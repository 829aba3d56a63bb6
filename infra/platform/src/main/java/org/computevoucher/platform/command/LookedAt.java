package org.computevoucher.platform.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.computevoucher.platform.eventlog.AggregateVersions;

/** The ids of the aggregates that the decisions of one unit of work have looked at. */
final class LookedAt {

    private static final String RESOURCE = "aggregatesLookedAt";

    private final Set<String> found = new HashSet<>();
    private final Set<String> consulted = new HashSet<>();
    private final Set<String> absent = new HashSet<>();

    private final Map<RegisteredId, Registered> registered = new HashMap<>();

    /**
     * Each register has its own copy of an aggregate's state, and one may be older than another.
     */
    private record RegisteredId(Register<?> register, String id) {}

    /**
     * A state that a decision rests on.
     *
     * @param sequenceNumber of the last event in it
     * @param forget has it read again by the next one who asks
     */
    private record Registered(long sequenceNumber, Runnable forget) {}

    private LookedAt() {}

    /** Of the current unit of work, together with those it is nested in. */
    static LookedAt inCurrentWork() {
        return in(CurrentUnitOfWork.get().root());
    }

    static LookedAt in(UnitOfWork<?> root) {
        return root.getOrComputeResource(RESOURCE, key -> new LookedAt());
    }

    void found(String id) {
        found.add(id);
    }

    void consulted(String id) {
        consulted.add(id);
    }

    void absent(String id) {
        absent.add(id);
    }

    /** It was begun, or may be by the command that is about to run. */
    void begun(String id) {
        absent.remove(id);
    }

    /** Of what a register says of an aggregate, the first state that was rested on counts. */
    void registered(Register<?> register, String id, long sequenceNumber, Runnable forget) {
        registered.putIfAbsent(
                new RegisteredId(register, id), new Registered(sequenceNumber, forget));
    }

    /**
     * @throws OutdatedStateException if the log has more of a register than was rested on
     */
    void requireFreshRegisters(AggregateVersions versions) {
        if (registered.isEmpty()) {
            return;
        }
        Map<String, Long> newest =
                versions.newest(
                        registered.keySet().stream()
                                .map(RegisteredId::id)
                                .collect(Collectors.toSet()));
        boolean outdated = false;
        for (Map.Entry<RegisteredId, Registered> entry : registered.entrySet()) {
            long inLog = newest.getOrDefault(entry.getKey().id(), Register.NOTHING);
            if (inLog != entry.getValue().sequenceNumber()) {
                entry.getValue().forget().run();
                outdated = true;
            }
        }
        if (outdated) {
            throw new OutdatedStateException();
        }
    }

    /** What was looked for and was not there. */
    Set<String> absent() {
        return absent;
    }

    /** What accepted commands rest on without writing to it. */
    Set<String> byAcceptedOnes() {
        return consulted;
    }

    /** What refusals rest on: everything. */
    Set<String> byRefusedOnes() {
        Set<String> all = new HashSet<>(found);
        all.addAll(consulted);
        return all;
    }
}
