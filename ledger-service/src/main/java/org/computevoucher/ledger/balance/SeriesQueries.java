package org.computevoucher.ledger.balance;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.computevoucher.ledger.query.UnreadableQuery;
import org.computevoucher.ledger.query.UnreadableQuery.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which points of time a series has. Days and months are those of Asia/Shanghai. */
@Component
class SeriesQueries {

    /** The most points of a series: the days of a year, and of its leap day. */
    static final int MOST_POINTS = 366;

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Clock clock;
    private final Moments moments;

    SeriesQueries(Clock clock, Moments moments) {
        this.clock = clock;
        this.moments = moments;
    }

    /**
     * @param period its name
     * @param at its last microsecond, or now
     */
    record Point(String period, Instant at) {}

    /**
     * @param recordedAt what the book knew then; null: along the time of the record
     */
    record Series(Timeline timeline, @Nullable Instant recordedAt, List<Point> points) {

        /** What is asked at a point. */
        Moment moment(Point point) {
            return recordedAt == null
                    ? Moment.of(point.at(), null)
                    : Moment.of(recordedAt, point.at());
        }
    }

    /**
     * @param from the first day, or month
     * @param to the last, not in the future
     * @param step DAY or MONTH; null: DAY
     * @param timeline EFFECTIVE or RECORDED; null: EFFECTIVE
     * @param recordedAt what the book knew then; null: now. Of an EFFECTIVE one alone
     * @throws UnreadableQuery MALFORMED_SERIES, MALFORMED_RECORDED_AT, RECORDED_AT_IN_FUTURE
     */
    Series of(
            String from,
            String to,
            @Nullable String step,
            @Nullable String timeline,
            @Nullable String recordedAt) {
        Instant now = clock.instant();
        List<Point> points =
                switch (step == null ? "DAY" : step) {
                    case "DAY" -> days(day("from", from), day("to", to), now);
                    case "MONTH" -> months(month("from", from), month("to", to), now);
                    default -> throw malformed("step is DAY or MONTH.", "step");
                };
        return switch (timeline == null ? "EFFECTIVE" : timeline) {
            case "EFFECTIVE" ->
                    new Series(
                            Timeline.EFFECTIVE, moments.of(recordedAt, null).recordedAt(), points);
            case "RECORDED" -> {
                if (recordedAt != null) {
                    throw malformed(
                            "Along the recorded time, each point has its own.", "recordedAt");
                }
                yield new Series(Timeline.RECORDED, null, points);
            }
            default -> throw malformed("timeline is EFFECTIVE or RECORDED.", "timeline");
        };
    }

    private static List<Point> days(LocalDate from, LocalDate to, Instant now) {
        requireInOrder(ChronoUnit.DAYS.between(from, to));
        List<Point> points = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            points.add(point(day.toString(), day, day.plusDays(1), now));
        }
        return points;
    }

    private static List<Point> months(YearMonth from, YearMonth to, Instant now) {
        requireInOrder(ChronoUnit.MONTHS.between(from, to));
        List<Point> points = new ArrayList<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            points.add(point(month.toString(), month.atDay(1), month.plusMonths(1).atDay(1), now));
        }
        return points;
    }

    private static void requireInOrder(long steps) {
        if (steps < 0 || steps >= MOST_POINTS) {
            throw malformed(
                    "from is not after to, and a series has at most " + MOST_POINTS + " points.",
                    "from",
                    "to");
        }
    }

    private static Point point(String period, LocalDate first, LocalDate next, Instant now) {
        if (first.atStartOfDay(SHANGHAI).toInstant().isAfter(now)) {
            throw malformed(period + " has not begun; the book does not know the future.", "to");
        }
        Instant last = next.atStartOfDay(SHANGHAI).toInstant().minus(1, ChronoUnit.MICROS);
        return new Point(period, last.isAfter(now) ? now : last);
    }

    private static LocalDate day(String parameter, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (isKnown(day.getYear())) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw malformed(parameter + " is a day, for example 2026-01-31.", parameter);
    }

    private static YearMonth month(String parameter, String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (isKnown(month.getYear())) {
                return month;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw malformed(parameter + " is a month, for example 2026-01.", parameter);
    }

    private static boolean isKnown(int year) {
        return year >= 1900 && year <= 9999;
    }

    private static UnreadableQuery malformed(String detail, String... parameters) {
        return new UnreadableQuery(Reason.MALFORMED_SERIES, detail, parameters);
    }
}
