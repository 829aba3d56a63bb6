package org.computevoucher.benchmark;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What one measurement told.
 *
 * @param p50Millis half of the requests were answered within this
 * @param p99Millis and all but one of a hundred within this
 */
record Figures(double recordsPerSecond, double p50Millis, double p99Millis) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * @param latencies of every request, in nanoseconds
     */
    static Figures of(long records, long elapsedNanos, long[] latencies) {
        long[] sorted = latencies.clone();
        Arrays.sort(sorted);
        return new Figures(
                records * NANOS_PER_SECOND / elapsedNanos,
                sorted[sorted.length / 2] / NANOS_PER_MILLI,
                sorted[(int) (sorted.length * 99L / 100)] / NANOS_PER_MILLI);
    }

    /** The run that stands in the middle by its throughput. */
    static Figures median(List<Figures> runs) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Figures::recordsPerSecond))
                .toList()
                .get(runs.size() / 2);
    }
}
