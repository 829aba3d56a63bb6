package org.computevoucher.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.computevoucher.ledger.TextTable;
import org.computevoucher.ledger.reconciliation.StatementPage.Item;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Pages become whole statements, or are given up. */
class StatementsTest {

    private static final String POT = "310000-COMPUTE-2026";

    /**
     * A page is its statement's letter and its number; the last one of a statement has a dot, and
     * one for which the book is not ready an exclamation mark.
     */
    private static final String TABLE =
            """
            case                              | pages               | compared
            one page                          | a0.                 | a
            three pages                       | a0 a1 a2.           | a
            one after the other               | a0 a1. b0. c0 c1.   | a b c
            the first one doubled             | a0 a0 a1.           | a
            the last one doubled              | a0 a1. a1. b0.      | a b
            all of them doubled               | a0 a1. a0 a1. b0.   | a b
            one is lost                       | a0 a2 a3. b0.       | b
            the first is lost                 | a1 a2. b0.          | b
            the end is lost                   | a0 a1 b0 b1.        | b
            out of order                      | a0 a2 a1 a3. b0.    | b
            two at once                       | a0 b0 a1. b1. c0.   | c
            it begins in the middle of one    | a5 a6. b0.          | b
            passed over                       | a0! a1 a2. b0.      | b
            passed over after one that broke  | a0 a1 b0! b1. c0.   | c
            """;

    @TestFactory
    Stream<DynamicTest> whole_statements_are_compared() {
        return TextTable.rows(TABLE).stream()
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        cell(row, "case"),
                                        () ->
                                                assertThat(compared(cell(row, "pages")))
                                                        .isEqualTo(cell(row, "compared"))));
    }

    private static String compared(String pages) {
        Map<UUID, String> names = new HashMap<>();
        List<String> compared = new ArrayList<>();
        Statements statements =
                new Statements(
                        first -> new BookInMemory(first.kind()),
                        (page, result, at) -> compared.add(names.get(page.statementId())));
        for (String one : pages.split(" ", -1)) {
            StatementPage page =
                    page(
                            one.substring(0, 1),
                            Integer.parseInt(one.substring(1).replaceAll("[.!]", "")),
                            one.endsWith("."));
            names.put(page.statementId(), one.substring(0, 1));
            if (one.endsWith("!")) {
                statements.passOver(page, "the book is not ready");
            } else {
                statements.take(page, Instant.EPOCH);
            }
        }
        return String.join(" ", compared);
    }

    private static StatementPage page(String statement, int page, boolean last) {
        return new StatementPage(
                UUID.nameUUIDFromBytes(new byte[] {(byte) statement.charAt(0)}),
                ComparedKind.AVAILABLE,
                0,
                List.of(),
                page,
                last,
                List.of());
    }

    @Test
    void kinds_do_not_get_in_each_others_way_and_pots_that_hold_more_are_remembered() {
        List<Comparison.Result> results = new ArrayList<>();
        Statements statements =
                new Statements(
                        first -> {
                            BookInMemory book = new BookInMemory(first.kind());
                            book.hold("payable:" + POT + ":x", POT, 5);
                            return book;
                        },
                        (page, result, at) -> results.add(result));

        statements.take(payable("a", 0, false), Instant.EPOCH);
        statements.take(page("b", 0, false), Instant.EPOCH);
        statements.take(payable("a", 1, true), Instant.EPOCH);
        statements.take(page("b", 1, true), Instant.EPOCH);
        statements.take(payable("c", 0, true), Instant.EPOCH);

        assertThat(results).hasSize(3);
        assertThat(results.get(0).suspects()).containsExactly(POT);
        assertThat(results.get(0).differences()).isEmpty();
        assertThat(results.get(2).differences())
                .containsExactly(new Difference("payable:" + POT + ":x", POT, 5, 0));
    }

    private static StatementPage payable(String statement, int page, boolean last) {
        return new StatementPage(
                UUID.nameUUIDFromBytes(new byte[] {(byte) statement.charAt(0), 1}),
                ComparedKind.PAYABLE,
                0,
                List.of(),
                page,
                last,
                List.<Item>of());
    }

    private static String cell(Map<String, String> row, String name) {
        return Objects.requireNonNull(row.get(name));
    }
}
