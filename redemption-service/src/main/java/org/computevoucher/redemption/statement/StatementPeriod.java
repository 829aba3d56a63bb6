package org.computevoucher.redemption.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.computevoucher.redemption.validity.ShanghaiTime;
import org.jspecify.annotations.Nullable;

/**
 * The days of a statement, of Asia/Shanghai.
 *
 * @param from the first one
 * @param to the last one
 */
record StatementPeriod(LocalDate from, LocalDate to) {

    static final int MAX_DAYS = 366;
    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2999;

    /** A month, as a regular expression. */
    static final String MONTH_SYNTAX = "[0-9]{4}-(0[1-9]|1[0-2])";

    /** The same for a person. */
    static final String MONTH_WORDS = "must be a month, for example 2026-06";

    /** What a request has to say. */
    static final String RULE =
            "must be a month as period, or the days from and to: 1 to %d days in the years %d to %d"
                    .formatted(MAX_DAYS, FIRST_YEAR, LAST_YEAR);

    /**
     * The month, or the days; nothing where it is neither or both, or cannot be asked for.
     *
     * @param month of {@link #MONTH_SYNTAX}
     */
    static Optional<StatementPeriod> of(
            @Nullable String month, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (month != null && from == null && to == null) {
            YearMonth asked = YearMonth.parse(month);
            return Optional.of(new StatementPeriod(asked.atDay(1), asked.atEndOfMonth()))
                    .filter(StatementPeriod::canBeAskedFor);
        }
        return month == null && from != null && to != null
                ? Optional.of(new StatementPeriod(from, to)).filter(StatementPeriod::canBeAskedFor)
                : Optional.empty();
    }

    /**
     * Whether it is over for a day: nothing that was recorded in it is on its way to the event log
     * any more.
     */
    boolean isClosed(Instant now) {
        return !now.isBefore(ShanghaiTime.startOf(to.plusDays(2)));
    }

    private boolean canBeAskedFor() {
        return from.getYear() >= FIRST_YEAR
                && to.getYear() <= LAST_YEAR
                && !to.isBefore(from)
                && ChronoUnit.DAYS.between(from, to) < MAX_DAYS;
    }
}
