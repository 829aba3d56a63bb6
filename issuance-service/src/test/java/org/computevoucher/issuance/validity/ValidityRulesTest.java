package org.computevoucher.issuance.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    first day         | last day          | asked at                 | answer
                    2026-01-01        | 2026-12-31        | 2026-03-01T00:00:00Z     | accepted
                    2026-03-01        | 2026-03-01        | 2026-03-01T00:00:00Z     | accepted
                    2026-03-02        | 2026-03-01        | 2026-03-01T00:00:00Z     | VALIDITY_ENDS_BEFORE_IT_BEGINS
                    2025-03-02        | 2025-03-01        | 2026-03-01T00:00:00Z     | VALIDITY_ENDS_BEFORE_IT_BEGINS
                    2019-12-31        | 2026-12-31        | 2026-03-01T00:00:00Z     | VALIDITY_NOT_PLAUSIBLE
                    2020-01-01        | 2026-12-31        | 2026-03-01T00:00:00Z     | accepted
                    2026-01-01        | 2036-01-01        | 2026-03-01T00:00:00Z     | accepted
                    2026-01-01        | 2036-01-02        | 2026-03-01T00:00:00Z     | VALIDITY_NOT_PLAUSIBLE
                    +999999999-12-31  | +999999999-12-31  | 2026-03-01T00:00:00Z     | VALIDITY_NOT_PLAUSIBLE
                    -999999999-01-01  | +999999999-12-31  | 2026-03-01T00:00:00Z     | VALIDITY_NOT_PLAUSIBLE
                    2026-01-01        | 2026-02-28        | 2026-02-28T15:59:59.999Z | accepted
                    2026-01-01        | 2026-02-28        | 2026-02-28T16:00:00Z     | VALIDITY_ALREADY_OVER
                    2026-01-01        | 2026-02-28        | 2026-03-01T00:00:00Z     | VALIDITY_ALREADY_OVER
                    """)
    void a_validity_is_accepted_or_refused_by_the_first_rule_that_says_no(
            String firstDay, String lastDay, Instant at, String answer) {
        VoucherDays days = new VoucherDays(LocalDate.parse(firstDay), LocalDate.parse(lastDay), 30);

        String said =
                switch (ValidityRules.check(days, at)) {
                    case Accepted<VoucherValidity> accepted -> "accepted";
                    case Refused<VoucherValidity>(var refusal) -> refusal.reason();
                };

        assertThat(said).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    first day  | last day   | grace | from                 | until                | reportable until
                    2026-01-01 | 2026-12-31 | 30    | 2025-12-31T16:00:00Z | 2026-12-31T16:00:00Z | 2027-01-30T16:00:00Z
                    2028-02-29 | 2028-02-29 | 0     | 2028-02-28T16:00:00Z | 2028-02-29T16:00:00Z | 2028-02-29T16:00:00Z
                    2028-02-28 | 2028-02-28 | 1     | 2028-02-27T16:00:00Z | 2028-02-28T16:00:00Z | 2028-02-29T16:00:00Z
                    """)
    void days_are_those_of_shanghai_and_ends_are_exclusive(
            LocalDate firstDay,
            LocalDate lastDay,
            int graceDays,
            Instant from,
            Instant until,
            Instant reportableUntil) {
        assertThat(VoucherValidity.of(new VoucherDays(firstDay, lastDay, graceDays)))
                .isEqualTo(new VoucherValidity(from, until, reportableUntil));
    }

    @Test
    void a_refusal_of_a_validity_that_is_over_names_its_end() {
        VoucherDays days = new VoucherDays(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), 30);

        assertThat(ValidityRules.check(days, Instant.parse("2026-03-01T00:00:00Z")))
                .isEqualTo(
                        Outcome.refused(
                                new ValidityRules.ValidityAlreadyOver(
                                        Instant.parse("2026-01-31T16:00:00Z"))));
    }
}
