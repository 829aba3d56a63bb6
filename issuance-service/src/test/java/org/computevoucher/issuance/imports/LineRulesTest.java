package org.computevoucher.issuance.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.computevoucher.issuance.imports.TableLine.Entry;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the cells of a line: all of it, and what would be right. */
class LineRulesTest {

    private static Map<ImportColumn, String> good() {
        Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
        cells.put(ImportColumn.ENTERPRISE, "91330100799655058B");
        cells.put(ImportColumn.ENTERPRISE_CLASS, "SME");
        cells.put(ImportColumn.REGION, "330100");
        cells.put(ImportColumn.REQUESTED_FEN, "100");
        cells.put(ImportColumn.REFERENCE, "A-1");
        return cells;
    }

    private static String fault(Map<ImportColumn, String> cells) {
        Outcome<Entry> outcome = LineRules.entry(cells);
        if (outcome instanceof Refused<Entry>(var refusal)) {
            assertThat(refusal.reason()).isEqualTo("LINE_INVALID");
            return refusal.detail();
        }
        return "";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    column             | cell                   | fault
                    enterprise         | ``                     | enterprise is missing and must be an 18-character Unified Social Credit Code, upper case
                    enterprise         | 91330100799655058      | enterprise '91330100799655058' must be an 18-character Unified Social Credit Code, upper case
                    enterprise         | 91330100799655058b     | enterprise '91330100799655058b' must be an 18-character Unified Social Credit Code, upper case
                    enterprise         | 91330100799655058C     | enterprise '91330100799655058C' has a typing error: its check character (GB 32100-2015) does not match
                    enterpriseClass    | ``                     | enterpriseClass is missing and must be one of SME, LARGE, RESEARCH, UNIVERSITY
                    enterpriseClass    | sme                    | enterpriseClass 'sme' must be one of SME, LARGE, RESEARCH, UNIVERSITY
                    region             | ``                     | region is missing and must be the six digits of an administrative division (GB/T 2260)
                    region             | 33010                  | region '33010' must be the six digits of an administrative division (GB/T 2260)
                    region             | 杭州                    | region '杭州' must be the six digits of an administrative division (GB/T 2260)
                    affiliateGroup     | ``                     | ``
                    affiliateGroup     | GROUP-7                | ``
                    affiliateGroup     | group 7                | affiliateGroup 'group 7' must be 1 to 40 capital letters, digits and -
                    requestedFen       | ``                     | requestedFen is missing and must be a whole number of fen from 1 to 10000000000000, digits alone
                    requestedFen       | 0                      | requestedFen '0' must be a whole number of fen from 1 to 10000000000000, digits alone
                    requestedFen       | -5                     | requestedFen '-5' must be a whole number of fen from 1 to 10000000000000, digits alone
                    requestedFen       | 12.5                   | requestedFen '12.5' must be a whole number of fen from 1 to 10000000000000, digits alone
                    requestedFen       | 1,000                  | requestedFen '1,000' must be a whole number of fen from 1 to 10000000000000, digits alone
                    requestedFen       | 8E+07                  | requestedFen '8E+07' must be a whole number of fen from 1 to 10000000000000, digits alone
                    requestedFen       | ١٢                     | requestedFen '١٢' must be a whole number of fen from 1 to 10000000000000, digits alone
                    requestedFen       | 10000000000000         | ``
                    requestedFen       | 10000000000001         | requestedFen '10000000000001' must be a whole number of fen from 1 to 10000000000000, digits alone
                    requestedFen       | 99999999999999999999   | requestedFen '99999999999999999999' must be a whole number of fen from 1 to 10000000000000, digits alone
                    reference          | ``                     | reference is missing and must be 1 to 64 letters, digits, '.', '_', '/' or '-', beginning with a letter or digit
                    reference          | =cmd                   | reference '=cmd' must be 1 to 64 letters, digits, '.', '_', '/' or '-', beginning with a letter or digit
                    dataCentreRegion   | 310000                 | ``
                    dataCentreRegion   | 31                     | dataCentreRegion '31' must be the six digits of an administrative division (GB/T 2260)
                    hardwareClass      | ASCEND-910B            | ``
                    hardwareClass      | ascend                 | hardwareClass 'ascend' must be 1 to 40 capital letters, digits, - and _, for example ASCEND-910B
                    documents          | A;B;                   | ``
                    documents          | A;b                    | documents 'A;b' must be at most 50 kinds of document with ; between them, and each must be 1 to 40 capital letters, digits and _
                    documents          | A,B                    | documents 'A,B' must be at most 50 kinds of document with ; between them, and each must be 1 to 40 capital letters, digits and _
                    """)
    void a_cell_is_told_what_is_wrong_and_what_would_be_right(
            String column, String cell, String fault) {
        Map<ImportColumn, String> cells = good();
        cells.put(ImportColumn.named(column).orElseThrow(), cell);

        assertThat(fault(cells)).isEqualTo(fault);
    }

    @Test
    void every_fault_of_a_line_is_named() {
        Map<ImportColumn, String> cells = good();
        cells.put(ImportColumn.ENTERPRISE_CLASS, "TINY");
        cells.remove(ImportColumn.REGION);
        cells.put(ImportColumn.REQUESTED_FEN, "much");

        assertThat(fault(cells))
                .isEqualTo(
                        "enterpriseClass 'TINY' must be one of SME, LARGE, RESEARCH, UNIVERSITY; "
                                + "region is missing and must be the six digits of an administrative division (GB/T 2260); "
                                + "requestedFen 'much' must be a whole number of fen from 1 to 10000000000000, digits alone");
    }

    @Test
    void what_is_repeated_is_short_and_can_be_shown() {
        Map<ImportColumn, String> cells = good();
        cells.put(ImportColumn.REFERENCE, "\u202e\tx" + "y".repeat(100));

        assertThat(fault(cells))
                .startsWith("reference '\uFFFD\uFFFDx" + "y".repeat(37) + "…' must");
    }
}
