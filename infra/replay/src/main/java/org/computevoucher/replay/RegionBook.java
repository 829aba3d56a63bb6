package org.computevoucher.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** One region's book, as far as its journal was read. */
final class RegionBook {

    /**
     * An entry some of whose lines stand in suspense.
     *
     * @param lines which, by bit
     */
    record Suspended(UUID eventId, int fact, int lines) {}

    final String region;
    final Entries entries = new Entries();

    /** By entry number: what is in suspense now. */
    final Map<Long, Suspended> suspended = new HashMap<>();

    /** By entry number: which entry it cleared. */
    final Map<Long, Long> clearings = new HashMap<>();

    long lastNumber;
    long lastRecordedMicros = Long.MIN_VALUE;
    long treasuryFen;

    RegionBook(String region) {
        this.region = region;
    }
}
