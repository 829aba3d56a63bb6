package org.computevoucher.platform.command;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The ids of the aggregates that the decisions of one unit of work have looked at. */
final class LookedAt {

    private static final String RESOURCE = "aggregatesLookedAt";

    private final Set<String> found = new HashSet<>();
    private final Set<String> consulted = new HashSet<>();
    private final Set<String> absent = new HashSet<>();

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
