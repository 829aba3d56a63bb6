package org.computevoucher.platform.web.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times and dates as RFC 3339 writes them: four digits of the year, always seconds, always an
 * offset. Years 0001 to 9999, which PostgreSQL and Avro hold as well.
 */
public final class Rfc3339 {

    /** What would be right for a time. */
    public static final String TIME_WORDS =
            "must be a time with seconds and offset (RFC 3339), as in 2026-01-31T09:00:00+08:00";

    /** What would be right for a date. */
    public static final String DATE_WORDS = "must be a date, as in 2026-01-31";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME =
            Pattern.compile(
                    DATE.pattern()
                            + "[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
                            + "([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private Rfc3339() {}

    /** The time of a text, or nothing where it is none. */
    public static Optional<OffsetDateTime> time(String text) {
        if (!TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT));
            Instant instant = time.toInstant();
            return instant.isBefore(FIRST) || !instant.isBefore(END)
                    ? Optional.empty()
                    : Optional.of(time);
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** The same as an instant. */
    public static Optional<Instant> instant(String text) {
        return time(text).map(OffsetDateTime::toInstant);
    }

    /** The date of a text, or nothing where it is none. */
    public static Optional<LocalDate> date(String text) {
        if (!DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() < 1 ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }
}
