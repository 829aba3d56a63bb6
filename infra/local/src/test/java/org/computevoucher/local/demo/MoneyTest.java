package org.computevoucher.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0                   | 0.00
                    7                   | 0.07
                    -105                | -1.05
                    100000000           | 1,000,000.00
                    9223372036854775807 | 92,233,720,368,547,758.07
                    """)
    void fen_are_shown_exactly(long fen, String cny) {
        assertThat(Money.cny(fen)).isEqualTo(cny);
    }
}
