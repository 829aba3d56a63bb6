package org.computevoucher.ledger.balance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.computevoucher.ledger.balance.UnreadableQuery.Reason;
import org.computevoucher.platform.web.json.Rfc3339;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the parameter {@code recordedAt}: the moment as of which the book is asked. */
@Component
class Moments {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final Clock clock;

    Moments(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param recordedAt RFC 3339 with offset; null: now
     * @throws UnreadableQuery MALFORMED_RECORDED_AT, or RECORDED_AT_IN_FUTURE: what the book will
     *     know then, it does not know yet
     */
    Moment of(@Nullable String recordedAt) {
        Instant now = clock.instant();
        if (recordedAt == null) {
            return Moment.now(now);
        }
        Instant time = parse(recordedAt);
        if (time.isAfter(now)) {
            throw new UnreadableQuery(
                    Reason.RECORDED_AT_IN_FUTURE,
                    "The book does not know the future: recordedAt must not be later than " + now,
                    "recordedAt");
        }
        // nothing was recorded before, and the database knows fewer years than Java
        return Moment.of(time.isBefore(EARLIEST) ? EARLIEST : time);
    }

    private static Instant parse(String recordedAt) {
        return Rfc3339.instant(recordedAt)
                .map(time -> time.truncatedTo(ChronoUnit.MICROS))
                .orElseThrow(
                        () ->
                                new UnreadableQuery(
                                        Reason.MALFORMED_RECORDED_AT,
                                        "recordedAt is a time with seconds and offset (RFC 3339), for example"
                                                + " 2026-01-09T18:00:00Z; in an address the plus sign"
                                                + " of an offset is percent-encoded.",
                                        "recordedAt"));
    }
}
