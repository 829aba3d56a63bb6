package org.computevoucher.ledger.history;

/**
 * One change of a balance.
 *
 * @param position of its entry in the whole ledger; never less than that of the movement before
 * @param recordedMicros when the book learned of it, in microseconds since 1970; never less than
 *     that of the movement before
 * @param effectiveMicros when it happened in the world; never after it was recorded
 * @param amountFen in fen; negative: the balance is less
 */
public record Movement(long position, long recordedMicros, long effectiveMicros, long amountFen) {

    /**
     * @throws IllegalArgumentException if it is effective after it is recorded
     */
    public Movement {
        if (effectiveMicros > recordedMicros) {
            throw new IllegalArgumentException(
                    "effective at %d, after %d".formatted(effectiveMicros, recordedMicros));
        }
    }

    boolean isLate() {
        return effectiveMicros < recordedMicros;
    }
}
