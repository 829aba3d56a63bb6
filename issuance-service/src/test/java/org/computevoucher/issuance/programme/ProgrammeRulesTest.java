package org.computevoucher.issuance.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.issuance.programme.RulesOfTests.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.validity.VoucherDays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammeRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    applicant  | region | hardware    | rate
                    SME        | 310000 | ASCEND-910B | 8000
                    SME        | 310000 |             | 7000
                    SME        | 310000 | H100        | 7000
                    SME        |        | ASCEND-910B | 6000
                    SME        | 110000 | ASCEND-910B | 6000
                    SME        |        |             | 5000
                    LARGE      |        | ASCEND-910B | 6000
                    LARGE      | 310000 |             | 3000
                    LARGE      |        |             | 3000
                    UNIVERSITY | 310000 | H100        |
                    """)
    void the_first_row_that_fits_applies(
            EnterpriseClass applicant,
            @Nullable String region,
            @Nullable String hardware,
            @Nullable Integer rate) {
        ProgrammeRules rules =
                rules(
                        r ->
                                r.rates =
                                        List.of(
                                                new Rate(
                                                        EnterpriseClass.SME,
                                                        "310000",
                                                        "ASCEND-910B",
                                                        8_000),
                                                new Rate(
                                                        EnterpriseClass.SME, "310000", null, 7_000),
                                                new Rate(null, null, "ASCEND-910B", 6_000),
                                                new Rate(EnterpriseClass.SME, null, null, 5_000),
                                                new Rate(
                                                        EnterpriseClass.LARGE, null, null, 3_000)));

        assertThat(rules.rateFor(applicant, new Place(region, hardware)).map(Rate::rateBasisPoints))
                .isEqualTo(Optional.ofNullable(rate));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    valid from | days | fiscal year | issued at                | first day  | last day
                    ISSUE_DAY  |      | 2026        | 2026-03-01T15:59:59Z     | 2026-03-01 | 2026-12-31
                    ISSUE_DAY  |      | 2026        | 2026-03-01T16:00:00Z     | 2026-03-02 | 2026-12-31
                    ISSUE_DAY  | 1    | 2026        | 2026-03-01T15:59:59Z     | 2026-03-01 | 2026-03-01
                    ISSUE_DAY  | 365  | 2026        | 2026-03-01T00:00:00Z     | 2026-03-01 | 2027-02-28
                    YEAR_START |      | 2026        | 2026-03-01T00:00:00Z     | 2026-01-01 | 2026-12-31
                    YEAR_START | 90   | 2026        | 2026-03-01T00:00:00Z     | 2026-01-01 | 2026-03-31
                    YEAR_START |      | 2027        | 2026-12-01T00:00:00Z     | 2027-01-01 | 2027-12-31
                    """)
    void the_days_of_a_voucher_follow_from_its_issue_and_the_fiscal_year(
            ValidFrom validFrom,
            @Nullable Integer days,
            int fiscalYear,
            Instant issuedAt,
            LocalDate firstDay,
            LocalDate lastDay) {
        ProgrammeRules rules =
                rules(
                        r -> {
                            r.validFrom = validFrom;
                            r.validityDays = days;
                        });

        assertThat(rules.daysFor(fiscalYear, issuedAt))
                .isEqualTo(new VoucherDays(firstDay, lastDay, 30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    first      | last       | at                   | open
                    2026-03-01 | 2026-03-31 | 2026-02-28T15:59:59Z | false
                    2026-03-01 | 2026-03-31 | 2026-02-28T16:00:00Z | true
                    2026-03-01 | 2026-03-31 | 2026-03-31T15:59:59Z | true
                    2026-03-01 | 2026-03-31 | 2026-03-31T16:00:00Z | false
                               | 2026-03-31 | 2020-01-01T00:00:00Z | true
                    2026-03-01 |            | 2099-01-01T00:00:00Z | true
                               |            | 2026-03-01T00:00:00Z | true
                    """)
    void an_application_window_has_days_of_shanghai(
            @Nullable LocalDate first, @Nullable LocalDate last, Instant at, boolean open) {
        assertThat(new ApplicationWindow(first, last).isOpenAt(at)).isEqualTo(open);
    }

    @Test
    void the_region_of_a_programme_is_what_its_name_begins_with() {
        assertThat(ProgrammeCode.regionOf("310000-COMPUTE")).isEqualTo("310000");
    }
}
