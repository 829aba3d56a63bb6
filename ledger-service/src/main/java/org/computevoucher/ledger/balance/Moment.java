package org.computevoucher.ledger.balance;

import java.time.Instant;

/**
 * The moment as of which the book is asked.
 *
 * @param recordedAt what the answer says
 * @param until the last recorded time that counts: that of {@code recordedAt}, or for now the end
 *     of time, so that not even a clock that was set back hides what is in the book
 */
record Moment(Instant recordedAt, Instant until) {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    static Moment now(Instant now) {
        return new Moment(now, END_OF_TIME);
    }

    static Moment of(Instant recordedAt) {
        return new Moment(recordedAt, recordedAt);
    }
}
