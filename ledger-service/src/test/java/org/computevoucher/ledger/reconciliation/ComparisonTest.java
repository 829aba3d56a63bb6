package org.computevoucher.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.computevoucher.ledger.TextTable;
import org.computevoucher.ledger.reconciliation.StatementPage.Item;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which accounts differ, those that are not named on one side among them. */
class ComparisonTest {

    private static final String A = "310000-COMPUTE-2026";
    private static final String B = "310000-DATA-2026";

    /**
     * Each row is a book and a statement: owner = fen. Of payables the owner is pot/payee. The pots
     * found to hold something else than what is named are walked through with the next statement.
     */
    private static final String TABLE =
            """
            case                                | kind      | book            | stated          | at once                  | with the next statement
            they agree                          | payable   | A/x=5 A/y=3     | A/x=5 A/y=3     |                          |
            nobody knows anything               | payable   |                 |                 |                          |
            a wrong row                         | payable   | A/x=5 A/y=3     | A/x=6 A/y=3     | A/x 5 6                  | A/x 5 6
            two that make up for each other     | payable   | A/x=5 A/y=3     | A/x=6 A/y=2     | A/x 5 6; A/y 3 2         | A/x 5 6; A/y 3 2
            a lost row                          | payable   | A/x=5 A/y=3     | A/x=5           |                          | A/y 3 0
            two lost rows                       | payable   | A/x=5 A/y=3     |                 |                          | A/x 5 0; A/y 3 0
            a lost row of one pot               | payable   | A/x=5 B/x=3     | A/x=5           |                          | B/x 3 0
            the book does not know it           | payable   | A/x=5           | A/x=5 A/z=1     | A/z 0 1                  | A/z 0 1
            nor its pot                         | payable   | A/x=5           | A/x=5 B/z=1     | B/z 0 1                  | B/z 0 1
            one is lost and one is wrong        | payable   | A/x=5 A/y=3     | A/x=8           | A/x 5 8                  | A/x 5 8; A/y 3 0
            what is used up is in no statement  | payable   | A/x=5 A/y=0     | A/x=5           |                          |
            an envelope                         | available | A=5             | A=5             |                          |
            a wrong envelope                    | available | A=5             | A=4             | A 5 4                    | A 5 4
            a lost envelope is found at once    | available | A=5 B=2         | A=5             | B 2 0                    | B 2 0
            an envelope that the book lacks     | available | A=5             | A=5 B=2         | B 0 2                    | B 0 2
            """;

    @TestFactory
    Stream<DynamicTest> differences_are_found() {
        return TextTable.rows(TABLE).stream()
                .map(row -> DynamicTest.dynamicTest(cell(row, "case"), () -> check(row)));
    }

    private static void check(Map<String, String> row) {
        ComparedKind kind =
                cell(row, "kind").equals("payable") ? ComparedKind.PAYABLE : ComparedKind.AVAILABLE;
        BookInMemory book = new BookInMemory(kind);
        items(kind, cell(row, "book"))
                .forEach(held -> book.hold(held.account(), held.pot(), held.statedFen()));
        List<Item> stated = items(kind, cell(row, "stated"));

        Comparison first = new Comparison(kind, book, Set.of());
        first.add(stated);
        Comparison.Result atOnce = first.end();
        Comparison next = new Comparison(kind, book, atOnce.suspects());
        // pages make no difference
        stated.forEach(item -> next.add(List.of(item)));
        Comparison.Result withTheNext = next.end();

        assertThat(told(atOnce)).isEqualTo(expected(kind, cell(row, "at once")));
        assertThat(told(withTheNext))
                .isEqualTo(expected(kind, cell(row, "with the next statement")));
        assertThat(atOnce.compared()).isEqualTo(stated.size());
        assertThat(atOnce.differing()).isEqualTo(atOnce.differences().size());
    }

    private static List<Item> items(ComparedKind kind, String cell) {
        return Stream.of(cell.split(" ", -1))
                .filter(word -> !word.isBlank())
                .map(word -> word.split("=", -1))
                .map(
                        parts ->
                                new Item(
                                        account(kind, parts[0]),
                                        pot(parts[0]),
                                        Long.parseLong(parts[1])))
                .toList();
    }

    private static String pot(String owner) {
        return owner.startsWith("A") ? A : B;
    }

    private static String account(ComparedKind kind, String owner) {
        String payee = owner.length() > 1 ? owner.substring(2) : null;
        return kind.account(pot(owner), null, payee).orElseThrow();
    }

    private static Set<String> told(Comparison.Result result) {
        return Set.copyOf(
                result.differences().stream()
                        .map(it -> it.account() + ' ' + it.bookFen() + ' ' + it.statedFen())
                        .toList());
    }

    private static Set<String> expected(ComparedKind kind, String cell) {
        List<String> expected = new ArrayList<>();
        for (String one : cell.split(";", -1)) {
            if (!one.isBlank()) {
                String[] parts = one.strip().split(" ", 2);
                expected.add(account(kind, parts[0]) + ' ' + parts[1]);
            }
        }
        return Set.copyOf(expected);
    }

    @Test
    void more_than_can_be_told_are_counted() {
        BookInMemory book = new BookInMemory(ComparedKind.AVAILABLE);
        Comparison comparison = new Comparison(ComparedKind.AVAILABLE, book, Set.of());
        for (int i = 0; i < Comparison.DIFFERENCES_LIMIT + 5; i++) {
            String pot = "310000-P" + i + "-2026";
            comparison.add(List.of(new Item("available:" + pot, pot, 1)));
        }

        Comparison.Result result = comparison.end();

        assertThat(result.differences()).hasSize(Comparison.DIFFERENCES_LIMIT);
        assertThat(result.differing()).isEqualTo(Comparison.DIFFERENCES_LIMIT + 5);
        assertThat(result.tellsAll()).isFalse();
    }

    @Test
    void what_the_walk_does_not_explain_is_told_of_the_pot() {
        BookInMemory book = new BookInMemory(ComparedKind.PAYABLE);
        book.hold("payable:" + A + ":x", A, 5);
        // as of accounts whose balance is 0 again, which are not walked through
        book.hold("hidden", A, 2);

        Comparison comparison = new Comparison(ComparedKind.PAYABLE, book, Set.of(A));
        comparison.add(List.of(new Item("payable:" + A + ":x", A, 5)));

        assertThat(comparison.end().differences())
                .containsExactly(new Difference("payable:" + A, A, 7, 5));
    }

    private static final UUID VOUCHER = UUID.fromString("0195a3c0-0000-7000-8000-000000000001");

    private static final String LINES =
            """
            kind        | line's account                  | voucher | of the account                       | of the pot
            available   | available:310000-COMPUTE-2026   | yes     | available:310000-COMPUTE-2026        | 7
            available   | outstanding:310000-COMPUTE-2026 | yes     |                                      | 0
            outstanding | outstanding:310000-COMPUTE-2026 | yes     | outstanding:310000-COMPUTE-2026:v    | 7
            outstanding | outstanding:310000-COMPUTE-2026 | no      |                                      | 7
            outstanding | available:310000-COMPUTE-2026   | yes     |                                      | 0
            payable     | payable:310000-COMPUTE-2026:x   | yes     | payable:310000-COMPUTE-2026:x        | 7
            payable     | paid:310000-COMPUTE-2026:x      | no      |                                      | 0
            payable     | suspense:310000-COMPUTE-2026    | yes     |                                      | 0
            """;

    @TestFactory
    Stream<DynamicTest> lines_behind_the_position_and_in_suspense_count_where_they_belong() {
        return TextTable.rows(LINES).stream()
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        cell(row, "kind") + " " + cell(row, "line's account"),
                                        () -> checkLine(row)));
    }

    private static void checkLine(Map<String, String> row) {
        ComparedKind kind =
                Stream.of(ComparedKind.values())
                        .filter(it -> it.word().equals(cell(row, "kind")))
                        .findFirst()
                        .orElseThrow();
        Later later = new Later(kind);

        later.add(
                cell(row, "line's account"),
                A,
                cell(row, "voucher").equals("yes") ? VOUCHER : null,
                7);
        later.add(null, A, VOUCHER, 100);

        assertThat(later.ofPot(A)).isEqualTo(Long.parseLong(cell(row, "of the pot")));
        String account = cell(row, "of the account").replace(":v", ":" + VOUCHER);
        assertThat(later.ofAccount(account)).isEqualTo(account.isEmpty() ? 0 : 7);
    }

    private static String cell(Map<String, String> row, String name) {
        return Objects.requireNonNull(row.get(name));
    }
}
