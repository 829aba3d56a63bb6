package org.computevoucher.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long it took from posting a consumption until the book showed its entry. */
final class ChainTimes {

    private final List<Duration> times = new ArrayList<>();

    void add(Duration time) {
        times.add(time);
    }

    /** In a later run on the same data nothing is new, so nothing was measured. */
    void print(PrintStream out) {
        if (times.isEmpty()) {
            out.printf(
                    "%nFrom posted consumption to booked entry: measured in the first run on this data.%n");
            return;
        }
        List<Duration> sorted = times.stream().sorted().toList();
        out.printf(
                Locale.ROOT,
                "%nFrom posted consumption to booked entry: median %d ms, longest %d ms"
                        + " (%d consumptions, one after the other).%n",
                sorted.get(sorted.size() / 2).toMillis(),
                sorted.getLast().toMillis(),
                sorted.size());
    }
}
