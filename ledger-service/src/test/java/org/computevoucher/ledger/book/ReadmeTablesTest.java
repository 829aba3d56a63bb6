package org.computevoucher.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.computevoucher.ledger.TextTable;
import org.junit.jupiter.api.Test;

/** The README's tables say what the book does. */
class ReadmeTablesTest {

    private static final String RULES = "| fact | from | to |";
    private static final String ACCOUNTS =
            "| account | one for each | may be negative | what it holds |";

    @Test
    void each_rule_is_that_of_the_book_and_none_is_missing() throws IOException {
        List<List<String>> rows = table(RULES);

        for (List<String> row : rows) {
            List<Line> lines = PostingRules.linesOf(fact(row.getFirst()));
            assertThat(row.subList(1, 3))
                    .as(row.getFirst())
                    .containsExactly(
                            kinds(lines, line -> line.amount().fen() < 0),
                            kinds(lines, line -> line.amount().fen() > 0));
        }
        assertThat(rows)
                .extracting(List::getFirst)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(PostingRulesTest.TABLE, PostingRulesTest.SEVERAL_AMOUNTS)
                                .flatMap(table -> TextTable.rows(table).stream())
                                .map(row -> row.getOrDefault("fact", ""))
                                .toList());
    }

    private static Fact fact(String name) {
        return name.startsWith("RecoverySettled")
                ? PostingRulesTest.several(name)
                : PostingRulesTest.fact(name, PostingRulesTest.AMOUNT);
    }

    private static String kinds(List<Line> lines, Predicate<Line> which) {
        return lines.stream()
                .filter(which)
                .map(line -> line.account().kind().word())
                .collect(Collectors.joining(", "));
    }

    @Test
    void each_account_is_one_of_the_book_and_none_is_missing() throws IOException {
        assertThat(table(ACCOUNTS).stream().map(row -> row.subList(0, 3)).toList())
                .isEqualTo(
                        Arrays.stream(AccountKind.values())
                                .map(
                                        kind ->
                                                List.of(
                                                        '`' + kind.word() + '`',
                                                        ownerOf(kind),
                                                        kind.mayBeNegative() ? "yes" : "no"))
                                .toList());
    }

    private static String ownerOf(AccountKind kind) {
        return Map.of(
                        new Owner(true, false), "region",
                        new Owner(false, false), "pot",
                        new Owner(false, true), "pot and payee")
                .getOrDefault(new Owner(kind.isPerRegion(), kind.isPerPayee()), "");
    }

    private record Owner(boolean region, boolean payee) {}

    /** The cells of each row below a header. */
    private static List<List<String>> table(String header) throws IOException {
        List<List<String>> rows =
                Files.readAllLines(Path.of("README.md")).stream()
                        .dropWhile(line -> !line.equals(header))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|"))
                        .map(
                                line ->
                                        Arrays.stream(line.split("\\|", -1))
                                                .map(String::strip)
                                                .toList())
                        .map(cells -> cells.subList(1, cells.size() - 1))
                        .toList();
        assertThat(rows).as(header).isNotEmpty();
        return rows;
    }
}
