package org.computevoucher.issuance.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportReportTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    =1+1             | '=1+1
                    +86              | '+86
                    -2               | '-2
                    @SUM(A1)         | '@SUM(A1)
                    `	x`            | `'	x`
                    A-1              | A-1
                    1=1              | 1=1
                    ``               | ``
                    """)
    void no_cell_is_a_formula(String cell, String written) {
        assertThat(ImportReport.harmless(cell)).isEqualTo(written);
        assertThat(ImportReport.harmless("\r" + cell)).isEqualTo("'\r" + cell);
    }
}
