package org.computevoucher.redemption.utilisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.computevoucher.redemption.utilisation.UtilisationView.UtilisationDay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtilisationViewTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    used                         | available | shown used        | basis points
                    0.000000000000               | 100       | 0                 | 0
                    12.500000000000              | 100       | 12.5              | 1250
                    33.333333333333              | 100       | 33.333333333333   | 3333
                    100.000000000000             | 100       | 100               | 10000
                    250.000000000000             | 100       | 250               | 25000
                    1.000000000000               | 0         | 1                 |
                    1.000000000000               |           | 1                 |
                    99999999999999999.0000000000 | 1         | 99999999999999999 | 1000000000
                    """)
    void what_is_not_known_is_not_zero(
            BigDecimal used, @Nullable Long available, String shown, @Nullable Long basisPoints) {
        UtilisationDay day = UtilisationDay.of(FIRST, used, available, 0);

        assertThat(day.usedGpuHours()).isEqualTo(shown);
        assertThat(day.availableGpuHours()).isEqualTo(available);
        assertThat(day.utilisationBasisPoints()).isEqualTo(basisPoints);
    }

    @Test
    void a_period_is_the_sum_of_its_days() {
        UtilisationView view =
                UtilisationView.of("DC-1", List.of(day(0, "1.25", 10L), day(1, "3", 7L)));

        assertThat(view.from()).isEqualTo(FIRST);
        assertThat(view.to()).isEqualTo(FIRST.plusDays(1));
        assertThat(view.usedGpuHours()).isEqualTo("4.25");
        assertThat(view.availableGpuHours()).isEqualTo(17);
        assertThat(view.utilisationBasisPoints()).isEqualTo(2_500);
        assertThat(view.unmeasuredRecords()).isEqualTo(4);
    }

    @Test
    void where_the_capacity_of_one_day_is_not_known_that_of_the_period_is_not() {
        UtilisationView view =
                UtilisationView.of("DC-1", List.of(day(0, "1", 10L), day(1, "3", null)));

        assertThat(view.availableGpuHours()).isNull();
        assertThat(view.utilisationBasisPoints()).isNull();
        assertThat(view.usedGpuHours()).isEqualTo("4");
    }

    private static UtilisationDay day(int number, String used, @Nullable Long available) {
        return UtilisationDay.of(FIRST.plusDays(number), new BigDecimal(used), available, 2);
    }
}
