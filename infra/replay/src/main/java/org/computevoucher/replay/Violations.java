package org.computevoucher.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found to be wrong: all of it is counted, the first {@value #MOST_TOLD} are told. */
final class Violations {

    static final int MOST_TOLD = 1_000;

    /**
     * @param where the book and entry, or the place on a topic
     */
    record Violation(Breach breach, String where, String what) {

        @Override
        public String toString() {
            return breach + " " + where + ": " + what;
        }
    }

    private final List<Violation> told = new ArrayList<>();
    private final Map<Breach, Long> counts = new EnumMap<>(Breach.class);
    private long count;

    void add(Breach breach, String where, String what) {
        count++;
        counts.merge(breach, 1L, Long::sum);
        if (told.size() < MOST_TOLD) {
            told.add(new Violation(breach, where, what));
        }
    }

    List<Violation> told() {
        return List.copyOf(told);
    }

    Map<Breach, Long> counts() {
        return counts;
    }

    long count() {
        return count;
    }
}
