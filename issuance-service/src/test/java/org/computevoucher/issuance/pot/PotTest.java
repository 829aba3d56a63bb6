package org.computevoucher.issuance.pot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PotTest {

    @Test
    void a_pot_is_region_programme_and_year() {
        assertThat(PotId.of("310000-COMPUTE-2026"))
                .isEqualTo(new PotId("310000", "COMPUTE", 2026))
                .hasToString("310000-COMPUTE-2026");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "310000-COMPUTE",
                "31000-COMPUTE-2026",
                "310000-compute-2026",
                "010000-COMPUTE-2026",
                "310000-COMPUTE-26",
                "310000-COMPUTE-2026-1",
                "310000--2026"
            })
    void nothing_else_is_a_pot(String name) {
        assertThatThrownBy(() -> PotId.of(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    fiscal year | asked at                   | plausible
                    2019        | 2026-06-01T00:00:00Z       | false
                    2020        | 2026-06-01T00:00:00Z       | true
                    2026        | 2026-06-01T00:00:00Z       | true
                    2027        | 2026-06-01T00:00:00Z       | true
                    2028        | 2026-06-01T00:00:00Z       | false
                    2028        | 2026-12-31T15:59:59.999Z   | false
                    2028        | 2026-12-31T16:00:00Z       | true
                    """)
    void a_fiscal_year_is_plausible_until_the_next_one_by_the_calendar_of_shanghai(
            int fiscalYear, Instant at, boolean plausible) {
        Outcome<PotId> outcome =
                FiscalYearRule.check(new PotId("310000", "COMPUTE", fiscalYear), at);

        if (plausible) {
            assertThat(outcome).isInstanceOf(Accepted.class);
        } else {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused ->
                                    assertThat(refused.refusal().reason())
                                            .isEqualTo("FISCAL_YEAR_NOT_PLAUSIBLE"));
        }
    }
}
