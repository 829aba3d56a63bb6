package org.computevoucher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Worked examples 4 and 9, in yuan: what the book knew at one time of another. */
class TwoTimesTest {

    private static final String TABLE =
            """
            recorded             | effective            | treasury | available | open   | payable | of the voucher
            2025-12-01T00:00:00Z |                      | -1000000 |   1000000 |      0 |       0 |      0
            2025-11-30T23:59:59Z |                      |        0 |         0 |      0 |       0 |      0
            2026-01-09T00:00:00Z |                      | -1000000 |    900000 | 100000 |       0 | 100000
            2026-01-11T00:00:00Z |                      | -1000000 |    900000 |  60000 |   40000 |  60000
            2026-03-01T00:00:00Z | 2025-12-31T00:00:00Z | -1000000 |    900000 |  60000 |   40000 |  60000
            2026-01-09T00:00:00Z | 2025-12-31T00:00:00Z | -1000000 |    900000 | 100000 |       0 | 100000
            2026-03-01T00:00:00Z | 2025-12-29T00:00:00Z | -1000000 |    900000 | 100000 |       0 | 100000
            2026-03-01T00:00:00Z | 2025-12-30T12:00:00Z | -1000000 |    900000 |  60000 |   40000 |  60000
            2026-03-01T00:00:00Z | 2025-12-30T11:59:59Z | -1000000 |    900000 | 100000 |       0 | 100000
            2026-01-10T01:00:00Z |                      | -1000000 |    900000 |  60000 |   40000 |  60000
            2026-01-30T16:00:00Z |                      | -1000000 |    960000 |      0 |   40000 |      0
            2026-03-01T00:00:00Z |                      | -1000000 |    960000 |      0 |   40000 |      0
            """;

    private static Written example4() {
        Written book = new Written().at("2025-12-01T00:00:00Z");
        var _ = book.post(book.allocated(1_000_000), "treasury -1000000, available 1000000");
        book.at("2025-12-20T00:00:00Z");
        var _ = book.post(book.issued(100_000), "available -100000, outstanding 100000");
        book.at("2026-01-10T01:00:00Z");
        var _ =
                book.post(
                        book.consumed(40_000, 0, Instant.parse("2025-12-30T12:00:00Z")),
                        "outstanding -40000, payable 40000");
        book.at("2026-01-30T16:00:00Z");
        var _ = book.post(book.closed(60_000), "outstanding -60000, available 60000");
        return book.read();
    }

    @Test
    void the_book_at_a_moment() {
        Written book = example4();
        assertThat(book.violations()).isEmpty();
        StringBuilder found = new StringBuilder();
        TABLE.lines()
                .skip(1)
                .forEach(
                        row -> {
                            String[] cells =
                                    Arrays.stream(row.split("\\|", -1))
                                            .map(String::strip)
                                            .toArray(String[]::new);
                            String effective = cells[1].isEmpty() ? null : cells[1];
                            found.append("%-20s | %-20s".formatted(cells[0], cells[1]))
                                    .append(
                                            balance(
                                                    book,
                                                    " | %8d",
                                                    "treasury",
                                                    cells[0],
                                                    effective))
                                    .append(
                                            balance(
                                                    book,
                                                    " | %9d",
                                                    "available",
                                                    cells[0],
                                                    effective))
                                    .append(
                                            balance(
                                                    book,
                                                    " | %6d",
                                                    "outstanding",
                                                    cells[0],
                                                    effective))
                                    .append(balance(book, " | %7d", "payable", cells[0], effective))
                                    .append(
                                            " | %6d\n"
                                                    .formatted(
                                                            book.balance(
                                                                    Written.account("outstanding")
                                                                            + ':'
                                                                            + Written.VOUCHER,
                                                                    cells[0],
                                                                    effective)));
                        });
        assertThat(TABLE).endsWith(found);
        assertThat(found.toString().lines()).hasSize(12);
    }

    private static String balance(
            Written book, String format, String kind, String recorded, @Nullable String effective) {
        return format.formatted(book.balance(Written.account(kind), recorded, effective));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payable:310000-COMPUTE-2026",
                "payable:310000-COMPUTE",
                "payable:310000",
                "payable:310000:DC-SH-01"
            })
    void accounts_can_be_asked_for_together(String account) {
        assertThat(example4().balance(account, "2026-03-01T00:00:00Z", null)).isEqualTo(40_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payable:310000-COMPUTE-2025",
                "payable:310000-COMPUTE-2026:DC-SH-02",
                "payable:110000",
                "outstanding:310000-COMPUTE-2026:22222222-2222-4222-8222-222222222222",
                "outstanding:310000-DATA-2026:11111111-1111-4111-8111-111111111111"
            })
    void what_nobody_told_of_holds_nothing(String account) {
        assertThat(example4().balance(account, "2026-01-11T00:00:00Z", null)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "payable",
                "money:310000",
                "payable:31000",
                "payable:310000-compute-2026",
                "available:310000-COMPUTE-2026:DC-SH-01",
                "payable:310000-COMPUTE:DC-SH-01",
                "outstanding:310000:91310115MA1K4QBT2Y",
                "outstanding:310000-COMPUTE-2026:1-1-1-1-1",
                "payable:310000-COMPUTE-2026:",
                "payable:310000-COMPUTE-2026:a:b"
            })
    void what_no_account_can_be_called(String account) {
        assertThat(AccountPath.parse(account)).isEmpty();
    }
}
