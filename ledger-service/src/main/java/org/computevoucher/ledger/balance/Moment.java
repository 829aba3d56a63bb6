package org.computevoucher.ledger.balance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moment as of which the book is asked: what it knew then, and what was true then.
 *
 * @param recordedAt what the answer says
 * @param effectiveAt what the answer says; null: nothing was asked about it
 */
public record Moment(Instant recordedAt, @Nullable Instant effectiveAt, boolean isNow) {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    static Moment now(Instant now, @Nullable Instant effectiveAt) {
        return new Moment(now, effectiveAt, true);
    }

    static Moment of(Instant recordedAt, @Nullable Instant effectiveAt) {
        return new Moment(recordedAt, effectiveAt, false);
    }

    /**
     * The last recorded time that counts: for now the end of time, so that not even a clock that
     * was set back hides what is in the book.
     */
    public Instant recordedUntil() {
        return isNow ? END_OF_TIME : recordedAt;
    }

    /** The last effective time that counts. */
    public Instant effectiveUntil() {
        return effectiveAt == null ? END_OF_TIME : effectiveAt;
    }
}
