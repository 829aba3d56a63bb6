package org.computevoucher.ledger.balance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.computevoucher.ledger.query.UnreadableQuery;
import org.computevoucher.ledger.query.UnreadableQuery.Reason;
import org.computevoucher.platform.web.json.Rfc3339;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the parameters {@code recordedAt} and {@code effectiveAt}. */
@Component
public class Moments {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final Clock clock;

    Moments(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param recordedAt RFC 3339 with offset; null: now
     * @param effectiveAt the same; null: whenever it was effective
     * @throws UnreadableQuery MALFORMED_RECORDED_AT, MALFORMED_EFFECTIVE_AT, or
     *     RECORDED_AT_IN_FUTURE, EFFECTIVE_AT_IN_FUTURE: what the book will say then, it does not
     *     know yet
     */
    public Moment of(@Nullable String recordedAt, @Nullable String effectiveAt) {
        Instant now = clock.instant();
        Instant effective =
                effectiveAt == null
                        ? null
                        : time(
                                effectiveAt,
                                "effectiveAt",
                                now,
                                Reason.MALFORMED_EFFECTIVE_AT,
                                Reason.EFFECTIVE_AT_IN_FUTURE);
        return recordedAt == null
                ? Moment.now(now, effective)
                : Moment.of(
                        time(
                                recordedAt,
                                "recordedAt",
                                now,
                                Reason.MALFORMED_RECORDED_AT,
                                Reason.RECORDED_AT_IN_FUTURE),
                        effective);
    }

    private static Instant time(
            String text, String parameter, Instant now, Reason malformed, Reason inFuture) {
        Instant time =
                Rfc3339.instant(text)
                        .map(read -> read.truncatedTo(ChronoUnit.MICROS))
                        .orElseThrow(
                                () ->
                                        new UnreadableQuery(
                                                malformed,
                                                parameter
                                                        + " is a time with seconds and offset (RFC 3339), for example"
                                                        + " 2026-01-09T18:00:00Z; in an address the plus sign"
                                                        + " of an offset is percent-encoded.",
                                                parameter));
        if (time.isAfter(now)) {
            throw new UnreadableQuery(
                    inFuture,
                    "The book does not know the future: %s must not be later than %s"
                            .formatted(parameter, now),
                    parameter);
        }
        // nothing was recorded before, and the database knows fewer years than Java
        return time.isBefore(EARLIEST) ? EARLIEST : time;
    }
}
