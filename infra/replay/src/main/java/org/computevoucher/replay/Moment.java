package org.computevoucher.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the book knew at one time of another.
 *
 * @param effectiveAt null: whenever it was effective
 */
record Moment(Instant recordedAt, @Nullable Instant effectiveAt) {

    long recordedMicros() {
        return Facts.micros(recordedAt);
    }

    long effectiveMicros() {
        return effectiveAt == null ? Long.MAX_VALUE : Facts.micros(effectiveAt);
    }

    @Override
    public String toString() {
        return recordedAt + (effectiveAt == null ? "" : " of " + effectiveAt);
    }
}
