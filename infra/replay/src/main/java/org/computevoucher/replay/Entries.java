package org.computevoucher.replay;

/** The entries of one region's book, in their order: 28 bytes each, in columns. */
final class Entries {

    /** In place of a fact: the entry moves nothing that could be known. */
    static final int OF_NOTHING = -1;

    private static final int CLEARING = 1 << 8;

    private final IntColumn facts = new IntColumn();
    private final IntColumn flags = new IntColumn();
    private final IntColumn numbers = new IntColumn();
    private final LongColumn recorded = new LongColumn();
    private final LongColumn effective = new LongColumn();

    int size() {
        return facts.size();
    }

    /**
     * @param fact its fact; of a clearing entry that of the entry it clears
     * @param suspended which of its lines, by bit, stand in suspense, or are taken out of it
     */
    void add(
            long number,
            int fact,
            int suspended,
            boolean clearing,
            long recordedMicros,
            long effectiveMicros) {
        numbers.add(Math.toIntExact(number));
        facts.add(fact);
        flags.add(suspended | (clearing ? CLEARING : 0));
        recorded.add(recordedMicros);
        effective.add(effectiveMicros);
    }

    int number(int entry) {
        return numbers.get(entry);
    }

    int fact(int entry) {
        return facts.get(entry);
    }

    int suspended(int entry) {
        return flags.get(entry) & ~CLEARING;
    }

    boolean isClearing(int entry) {
        return (flags.get(entry) & CLEARING) != 0;
    }

    long recordedMicros(int entry) {
        return recorded.get(entry);
    }

    long effectiveMicros(int entry) {
        return effective.get(entry);
    }
}
