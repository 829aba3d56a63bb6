package org.computevoucher.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.computevoucher.ledger.TextTable;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.refusal.Outcome;
import org.junit.jupiter.api.Test;

/** The ledger's columns of the worked examples; amounts in CNY, "open" is outstanding. */
class WorkedExamplesTest {

    private static final PotId POT = PotId.of("310000-COMPUTE-2025");
    private static final long FEN_PER_CNY = 100;

    private final TestBook book = new TestBook("310000");

    @Test
    void examples_1_and_2_the_rate_binds_and_then_the_balance() {
        play(
                """
                fact       |      amount | planned | allocated | available | open   | payable | paid
                allocated  | 600_000_000 | 0       | 600000000 | 600000000 | 0      | 0       | 0
                issued     |     800_000 | 0       | 600000000 | 599200000 | 800000 | 0       | 0
                consumed   |     400_000 | 0       | 600000000 | 599200000 | 400000 | 400000  | 0
                reimbursed |     400_000 | 0       | 600000000 | 599200000 | 400000 | 0       | 400000
                consumed   |     400_000 | 0       | 600000000 | 599200000 | 0      | 400000  | 400000
                closed     |           0 | 0       | 600000000 | 599200000 | 0      | 400000  | 400000
                """);
    }

    @Test
    void example_3_planned_is_not_money() {
        play(
                """
                fact       |        amount | planned    | allocated | available | open     | payable | paid
                planned    | 1_000_000_000 | 1000000000 | 0         | 0         | 0        | 0       | 0
                allocated  |    30_000_000 | 1000000000 | 30000000  | 30000000  | 0        | 0       | 0
                issued     |    18_000_000 | 1000000000 | 30000000  | 12000000  | 18000000 | 0       | 0
                issued     |    10_000_000 | 1000000000 | 30000000  | 2000000   | 28000000 | 0       | 0
                fromPlan   |   200_000_000 | 800000000  | 230000000 | 202000000 | 28000000 | 0       | 0
                issued     |     5_000_000 | 800000000  | 230000000 | 197000000 | 33000000 | 0       | 0
                """);
    }

    @Test
    void example_4_what_a_voucher_did_not_use_returns_to_the_pot() {
        play(
                """
                fact       |    amount | planned | allocated | available | open   | payable | paid
                allocated  | 1_000_000 | 0       | 1000000   | 1000000   | 0      | 0       | 0
                issued     |   100_000 | 0       | 1000000   | 900000    | 100000 | 0       | 0
                consumed   |    40_000 | 0       | 1000000   | 900000    | 60000  | 40000   | 0
                closed     |    60_000 | 0       | 1000000   | 960000    | 0      | 40000   | 0
                """);
    }

    private void play(String table) {
        for (Map<String, String> row : TextTable.rows(table)) {
            assertThat(book.post(fact(row))).isInstanceOf(Outcome.Accepted.class);
            assertThat(columns())
                    .as("after " + row)
                    .isEqualTo(
                            "%s | %s | %s | %s | %s | %s"
                                    .formatted(
                                            row.get("planned"),
                                            row.get("allocated"),
                                            row.get("available"),
                                            row.get("open"),
                                            row.get("payable"),
                                            row.get("paid")));
        }
    }

    private String columns() {
        long planned = cny("planned");
        return "%d | %d | %d | %d | %d | %d"
                .formatted(
                        planned,
                        -cny("treasury") - planned,
                        cny("available"),
                        cny("outstanding"),
                        cny("payable"),
                        cny("paid"));
    }

    private long cny(String kind) {
        return book.potBalanceFen(kind, POT) / FEN_PER_CNY;
    }

    private static Fact fact(Map<String, String> row) {
        long fen = Long.parseLong(row.getOrDefault("amount", "").replace("_", "")) * FEN_PER_CNY;
        return switch (row.getOrDefault("fact", "")) {
            case "planned" -> TestBook.planned(POT, fen);
            case "allocated" -> TestBook.allocated(POT, fen);
            case "fromPlan" -> TestBook.allocatedFromPlan(POT, fen);
            case "issued" -> TestBook.issued(POT, fen);
            case "consumed" -> TestBook.consumed(POT, fen, "dc-1");
            case "closed" -> TestBook.closed(POT, fen);
            case "reimbursed" -> TestBook.reimbursed(POT, fen, "dc-1");
            default -> throw new IllegalArgumentException(row.toString());
        };
    }
}
