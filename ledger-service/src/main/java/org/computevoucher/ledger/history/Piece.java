package org.computevoucher.ledger.history;

/**
 * A part of a run: up to {@value #LENGTH} effective times in their order, with the amounts that
 * became effective at each.
 */
final class Piece {

    static final int LENGTH = 512;

    /**
     * Which piece it is.
     *
     * @param history whose
     * @param level of the run, 1 or more
     * @param run the run's number in its level, from 0
     * @param number the piece's number in the run, from 0
     */
    record Id(long history, int level, long run, int number) {}

    private final Id id;
    private final long firstEffectiveMicros;
    private final long openingFen;
    private final byte[] packed;

    /**
     * @param firstEffectiveMicros the first of its effective times
     * @param openingFen the sum of all pieces of the run before it
     */
    Piece(Id id, long firstEffectiveMicros, long openingFen, byte[] packed) {
        this.id = id;
        this.firstEffectiveMicros = firstEffectiveMicros;
        this.openingFen = openingFen;
        this.packed = packed;
    }

    Id id() {
        return id;
    }

    long firstEffectiveMicros() {
        return firstEffectiveMicros;
    }

    long openingFen() {
        return openingFen;
    }

    byte[] packed() {
        return packed.clone();
    }

    /** Its bytes, to be read. */
    Packed.Reader read() {
        return new Packed.Reader(packed);
    }

    /** The sum of the run up to an effective time that is not before the piece's first. */
    long sumUpTo(long effectiveMicros) {
        Packed.Reader bytes = read();
        long sum = openingFen;
        long effective = firstEffectiveMicros;
        while (bytes.hasMore()) {
            effective += bytes.unsigned();
            if (effective > effectiveMicros) {
                return sum;
            }
            sum = Math.addExact(sum, bytes.signed());
        }
        return sum;
    }
}
