package org.computevoucher.redemption.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementPeriodTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            nullValues = "-",
            textBlock =
                    """
                    month   | from       | to         | period
                    2026-02 | -          | -          | 2026-02-01 to 2026-02-28
                    2028-02 | -          | -          | 2028-02-01 to 2028-02-29
                    -       | 2026-02-03 | 2026-02-03 | 2026-02-03 to 2026-02-03
                    -       | 2026-01-01 | 2027-01-01 | 2026-01-01 to 2027-01-01
                    -       | 2026-01-01 | 2027-01-02 | -
                    -       | 2026-01-02 | 2026-01-01 | -
                    -       | 2026-01-02 | -          | -
                    -       | -          | 2026-01-02 | -
                    -       | -          | -          | -
                    2026-02 | 2026-02-01 | -          | -
                    2026-02 | -          | 2026-02-01 | -
                    2026-02 | 2026-02-01 | 2026-02-28 | -
                    2000-01 | -          | -          | 2000-01-01 to 2000-01-31
                    1999-12 | -          | -          | -
                    2999-12 | -          | -          | 2999-12-01 to 2999-12-31
                    3000-01 | -          | -          | -
                    """)
    void a_month_or_days_that_are_no_more_than_a_year(
            @Nullable String month,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String period) {
        assertThat(
                        StatementPeriod.of(month, from, to)
                                .map(asked -> asked.from() + " to " + asked.to())
                                .orElse(null))
                .isEqualTo(period);
    }
}
