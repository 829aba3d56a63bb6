package org.computevoucher.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.computevoucher.ledger.TextTable;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.refusal.Outcome;
import org.junit.jupiter.api.Test;

/** The ledger's columns of the worked examples; amounts in CNY, "open" is outstanding. */
class WorkedExamplesTest {

    private static final long FEN_PER_CNY = 100;

    private final TestBook book = new TestBook("310000");

    @Test
    void examples_1_and_2_the_rate_binds_and_then_the_balance() {
        play(
                """
                fact       |      amount | planned | allocated | available | open   | payable | paid   | returned
                allocated  | 600_000_000 | 0       | 600000000 | 600000000 | 0      | 0       | 0 | 0
                issued     |     800_000 | 0       | 600000000 | 599200000 | 800000 | 0       | 0 | 0
                consumed   |     400_000 | 0       | 600000000 | 599200000 | 400000 | 400000  | 0 | 0
                reimbursed |     400_000 | 0       | 600000000 | 599200000 | 400000 | 0       | 400000 | 0
                consumed   |     400_000 | 0       | 600000000 | 599200000 | 0      | 400000  | 400000 | 0
                closed     |           0 | 0       | 600000000 | 599200000 | 0      | 400000  | 400000 | 0
                """);
    }

    @Test
    void example_3_planned_is_not_money() {
        play(
                """
                fact       |        amount | planned    | allocated | available | open     | payable | paid   | returned
                planned    | 1_000_000_000 | 1000000000 | 0         | 0         | 0        | 0       | 0 | 0
                allocated  |    30_000_000 | 1000000000 | 30000000  | 30000000  | 0        | 0       | 0 | 0
                issued     |    18_000_000 | 1000000000 | 30000000  | 12000000  | 18000000 | 0       | 0 | 0
                issued     |    10_000_000 | 1000000000 | 30000000  | 2000000   | 28000000 | 0       | 0 | 0
                fromPlan   |   200_000_000 | 800000000  | 230000000 | 202000000 | 28000000 | 0       | 0 | 0
                issued     |     5_000_000 | 800000000  | 230000000 | 197000000 | 33000000 | 0       | 0 | 0
                """);
    }

    @Test
    void example_4_what_a_voucher_did_not_use_returns_to_the_pot() {
        play(
                """
                fact       |    amount | planned | allocated | available | open   | payable | paid   | returned
                allocated  | 1_000_000 | 0       | 1000000   | 1000000   | 0      | 0       | 0 | 0
                issued     |   100_000 | 0       | 1000000   | 900000    | 100000 | 0       | 0 | 0
                consumed   |    40_000 | 0       | 1000000   | 900000    | 60000  | 40000   | 0 | 0
                closed     |    60_000 | 0       | 1000000   | 960000    | 0      | 40000   | 0 | 0
                """);
    }

    @Test
    void example_8_the_year_ends_and_what_comes_back_later_is_returned_too() {
        play(
                """
                fact       | pot  |      amount | planned | allocated | available | open     | payable | paid     | returned
                allocated  | 2025 | 100_000_000 | 0       | 100000000 | 100000000 | 0        | 0       | 0        | 0
                issued     | 2025 |  90_000_000 | 0       | 100000000 | 10000000  | 90000000 | 0       | 0        | 0
                consumed   | 2025 |  70_000_000 | 0       | 100000000 | 10000000  | 20000000 | 70000000| 0        | 0
                reimbursed | 2025 |  62_000_000 | 0       | 100000000 | 10000000  | 20000000 | 8000000 | 62000000 | 0
                concerned  | 2025 |           0 | 0       | 100000000 | 10000000  | 20000000 | 8000000 | 62000000 | 0
                givenUp    | 2025 |  10_000_000 | 0       | 100000000 | 10000000  | 20000000 | 8000000 | 62000000 | 0
                yearClosed | 2025 |  10_000_000 | 0       | 100000000 | 0         | 20000000 | 8000000 | 62000000 | 10000000
                allocated  | 2026 | 100_000_000 | 0       | 100000000 | 100000000 | 0        | 0       | 0        | 0
                reimbursed | 2025 |   8_000_000 | 0       | 100000000 | 0         | 20000000 | 0       | 70000000 | 10000000
                consumed   | 2025 |  15_000_000 | 0       | 100000000 | 0         | 5000000  | 15000000| 70000000 | 10000000
                reimbursed | 2025 |  15_000_000 | 0       | 100000000 | 0         | 5000000  | 0       | 85000000 | 10000000
                closed     | 2025 |   5_000_000 | 0       | 100000000 | 5000000   | 0        | 0       | 85000000 | 10000000
                unused     | 2025 |   5_000_000 | 0       | 100000000 | 0         | 0        | 0       | 85000000 | 15000000
                concerned  | 2026 |           0 | 0       | 100000000 | 100000000 | 0        | 0       | 0        | 0
                """);
    }

    @Test
    void example_8_with_the_decision_to_carry_what_was_left() {
        play(
                """
                fact       | pot  |      amount | planned | allocated | available | open     | payable | paid     | returned
                allocated  | 2025 | 100_000_000 | 0       | 100000000 | 100000000 | 0        | 0       | 0        | 0
                issued     | 2025 |  90_000_000 | 0       | 100000000 | 10000000  | 90000000 | 0       | 0        | 0
                givenUp    | 2025 |  10_000_000 | 0       | 100000000 | 10000000  | 90000000 | 0       | 0        | 0
                yearClosed | 2025 |  10_000_000 | 0       | 100000000 | 0         | 90000000 | 0       | 0        | 10000000
                allocated  | 2026 |  10_000_000 | 0       | 10000000  | 10000000  | 0        | 0       | 0        | 0
                """);
    }

    @Test
    void what_is_withdrawn_is_allocated_no_more() {
        play(
                """
                fact       |     amount | planned | allocated | available | open   | payable | paid | returned
                planned    | 30_000_000 | 30000000| 0         | 0         | 0      | 0       | 0    | 0
                fromPlan   |  1_000_000 | 29000000| 1000000   | 1000000   | 0      | 0       | 0    | 0
                issued     |    100_000 | 29000000| 1000000   | 900000    | 100000 | 0       | 0    | 0
                concerned  |          0 | 29000000| 1000000   | 900000    | 100000 | 0       | 0    | 0
                givenUp    |    300_000 | 29000000| 1000000   | 900000    | 100000 | 0       | 0    | 0
                withdrawn  |    300_000 | 29000000| 700000    | 600000    | 100000 | 0       | 0    | 0
                reduced    |     40_000 | 29000000| 700000    | 640000    | 60000  | 0       | 0    | 0
                """);
    }

    private void play(String table) {
        for (Map<String, String> row : TextTable.rows(table)) {
            PotId pot = pot(row);
            assertThat(book.post(fact(row))).as("%s", row).isInstanceOf(Outcome.Accepted.class);
            assertThat(columns(pot))
                    .as("after " + row)
                    .isEqualTo(
                            "%s | %s | %s | %s | %s | %s | %s"
                                    .formatted(
                                            row.get("planned"),
                                            row.get("allocated"),
                                            row.get("available"),
                                            row.get("open"),
                                            row.get("payable"),
                                            row.get("paid"),
                                            row.get("returned")));
        }
    }

    /** Of the year that a row names; where it names none, of one and the same. */
    private static PotId pot(Map<String, String> row) {
        return PotId.of("310000-COMPUTE-" + row.getOrDefault("pot", "2025"));
    }

    private String columns(PotId pot) {
        long planned = cny("planned", pot);
        return "%d | %d | %d | %d | %d | %d | %d"
                .formatted(
                        planned,
                        -cny("treasury", pot) - planned,
                        cny("available", pot),
                        cny("outstanding", pot),
                        cny("payable", pot),
                        cny("paid", pot),
                        cny("returned", pot));
    }

    private long cny(String kind, PotId pot) {
        return book.potBalanceFen(kind, pot) / FEN_PER_CNY;
    }

    private static Fact fact(Map<String, String> row) {
        long fen = Long.parseLong(row.getOrDefault("amount", "").replace("_", "")) * FEN_PER_CNY;
        return switch (row.getOrDefault("fact", "")) {
            case "planned" -> TestBook.planned(pot(row), fen);
            case "allocated" -> TestBook.allocated(pot(row), fen);
            case "fromPlan" -> TestBook.allocatedFromPlan(pot(row), fen);
            case "issued" -> TestBook.issued(pot(row), fen);
            case "consumed" -> TestBook.consumed(pot(row), fen, "dc-1");
            case "closed" -> TestBook.closed(pot(row), fen);
            case "withdrawn" -> TestBook.withdrawn(pot(row), fen);
            case "givenUp" -> TestBook.givenUp(pot(row), fen);
            case "yearClosed" -> TestBook.yearClosed(pot(row), fen);
            case "unused" -> TestBook.unusedReturned(pot(row), fen);
            case "reduced" -> TestBook.reduced(pot(row), fen);
            case "concerned" -> new Fact.PotConcerned(pot(row));
            case "reimbursed" -> TestBook.reimbursed(pot(row), fen, "dc-1");
            default -> throw new IllegalArgumentException(row.toString());
        };
    }
}
