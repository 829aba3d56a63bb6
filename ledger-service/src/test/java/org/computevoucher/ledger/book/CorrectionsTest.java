package org.computevoucher.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.computevoucher.ledger.TextTable;
import org.computevoucher.ledger.book.Fact.RecoverySettled.Way;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.refusal.Outcome;
import org.junit.jupiter.api.Test;

/**
 * The worked examples in which usage is reversed, in the ledger's columns; amounts in CNY, "open"
 * is outstanding. After every step the pot's equation holds, and the claims are exactly what is
 * receivable.
 */
class CorrectionsTest {

    private static final PotId POT = PotId.of("310000-COMPUTE-2026");
    private static final long FEN_PER_CNY = 100;

    private final TestBook book = new TestBook("310000");

    @Test
    void example_5_a_reversal_before_payment_one_after_it_and_the_netting() {
        play(
                """
                fact       |  amount | available | open   | payable | paid  | receivable | returned
                allocated  | 200_000 | 200000    | 0      | 0       | 0     | 0          | 0
                issued     | 200_000 | 0         | 200000 | 0       | 0     | 0          | 0
                consumed   |  60_000 | 0         | 140000 | 60000   | 0     | 0          | 0
                released   |  15_000 | 0         | 155000 | 45000   | 0     | 0          | 0
                reversed   |       0 | 0         | 155000 | 45000   | 0     | 0          | 0
                reimbursed |  45_000 | 0         | 155000 | 0       | 45000 | 0          | 0
                raised     |  15_000 | 0         | 155000 | 0       | 45000 | 15000      | 0
                reversed   |       0 | 0         | 155000 | 0       | 45000 | 15000      | 0
                consumed   |   6_000 | 0         | 149000 | 6000    | 45000 | 15000      | 0
                netted     |   6_000 | 0         | 155000 | 0       | 45000 | 9000       | 0
                credited   |       0 | 0         | 155000 | 0       | 45000 | 9000       | 0
                """);
    }

    @Test
    void example_5_goes_on_with_money_that_the_payee_pays_back() {
        play(
                """
                fact       |  amount | available | open   | payable | paid  | receivable | returned
                allocated  | 200_000 | 200000    | 0      | 0       | 0     | 0          | 0
                issued     | 200_000 | 0         | 200000 | 0       | 0     | 0          | 0
                consumed   |  60_000 | 0         | 140000 | 60000   | 0     | 0          | 0
                reimbursed |  60_000 | 0         | 140000 | 0       | 60000 | 0          | 0
                raised     |  15_000 | 0         | 140000 | 0       | 60000 | 15000      | 0
                received   |   6_000 | 0         | 146000 | 0       | 54000 | 9000       | 0
                closed     | 146_000 | 146000    | 0      | 0       | 54000 | 9000       | 0
                received   |   9_000 | 146000    | 9000   | 0       | 45000 | 0          | 0
                credited   |   9_000 | 146000    | 0      | 0       | 45000 | 0          | 9000
                """);
    }

    @Test
    void example_6_a_used_up_voucher_is_live_again_once_the_face_no_longer_binds() {
        play(
                """
                fact       |      amount | available | open   | payable | paid   | receivable | returned
                allocated  | 600_000_000 | 600000000 | 0      | 0       | 0      | 0          | 0
                issued     |     800_000 | 599200000 | 800000 | 0       | 0      | 0          | 0
                consumed   |     400_000 | 599200000 | 400000 | 400000  | 0      | 0          | 0
                reimbursed |     400_000 | 599200000 | 400000 | 0       | 400000 | 0          | 0
                consumed   |     400_000 | 599200000 | 0      | 400000  | 400000 | 0          | 0
                closed     |           0 | 599200000 | 0      | 400000  | 400000 | 0          | 0
                reversed   |           0 | 599200000 | 0      | 400000  | 400000 | 0          | 0
                released   |      80_000 | 599200000 | 80000  | 320000  | 400000 | 0          | 0
                reversed   |           0 | 599200000 | 80000  | 320000  | 400000 | 0          | 0
                reopened   |           0 | 599200000 | 80000  | 320000  | 400000 | 0          | 0
                """);
    }

    @Test
    void what_was_payable_of_a_voucher_that_stays_closed_is_available_again() {
        play(
                """
                fact       |  amount | available | open   | payable | paid  | receivable | returned
                allocated  | 200_000 | 200000    | 0      | 0       | 0     | 0          | 0
                issued     | 200_000 | 0         | 200000 | 0       | 0     | 0          | 0
                consumed   | 200_000 | 0         | 0      | 200000  | 0     | 0          | 0
                closed     |       0 | 0         | 0      | 200000  | 0     | 0          | 0
                released   |  50_000 | 0         | 50000  | 150000  | 0     | 0          | 0
                reversed   |  50_000 | 50000     | 0      | 150000  | 0     | 0          | 0
                """);
    }

    @Test
    void what_is_used_again_is_set_off_against_what_the_payee_has_already() {
        play(
                """
                fact       |  amount | available | open   | payable | paid   | receivable | returned
                allocated  | 200_000 | 200000    | 0      | 0       | 0      | 0          | 0
                issued     | 200_000 | 0         | 200000 | 0       | 0      | 0          | 0
                consumed   | 190_000 | 0         | 10000  | 190000  | 0      | 0          | 0
                reimbursed | 190_000 | 0         | 10000  | 0       | 190000 | 0          | 0
                raised     |  60_000 | 0         | 10000  | 0       | 190000 | 60000      | 0
                set off    |  50_000 | 0         | 10000  | 0       | 190000 | 10000      | 0
                consumed   |  10_000 | 0         | 0      | 10000   | 190000 | 10000      | 0
                """);
    }

    @Test
    void a_payment_that_the_bank_rejects_leaves_payable_what_it_was() {
        play(
                """
                fact       |  amount | available | open   | payable | paid   | receivable | returned
                allocated  | 200_000 | 200000    | 0      | 0       | 0      | 0          | 0
                issued     | 200_000 | 0         | 200000 | 0       | 0      | 0          | 0
                consumed   | 190_000 | 0         | 10000  | 190000  | 0      | 0          | 0
                rejected   |       0 | 0         | 10000  | 190000  | 0      | 0          | 0
                """);
    }

    /** Usage of 30 June, reported on 5 July, is reversed on 20 July: it never happened so. */
    @Test
    void a_reversal_is_known_from_when_it_was_recorded_and_holds_from_when_it_happened() {
        Instant used = Instant.parse("2026-06-30T00:00:00Z");
        Instant reported = Instant.parse("2026-07-05T00:00:00Z");
        Instant corrected = Instant.parse("2026-07-20T00:00:00Z");
        Instant before = used.minusSeconds(1);
        book.post(TestBook.allocated(POT, 200), before, before, false);
        book.post(TestBook.issued(POT, 200), before, before, false);
        book.post(TestBook.consumed(POT, 60, "dc-1"), used, reported, false);
        book.post(TestBook.released(POT, 15, "dc-1"), used, corrected, false);

        String table =
                """
                effective            | recorded             | open | payable
                2026-06-30T00:00:00Z | 2026-07-04T00:00:00Z | 200  | 0
                2026-06-29T00:00:00Z | 2026-07-20T00:00:00Z | 0    | 0
                2026-06-30T00:00:00Z | 2026-07-19T00:00:00Z | 140  | 60
                2026-06-30T00:00:00Z | 2026-07-20T00:00:00Z | 155  | 45
                2026-07-20T00:00:00Z | 2026-07-20T00:00:00Z | 155  | 45
                """;
        for (Map<String, String> row : TextTable.rows(table)) {
            Instant effective = Instant.parse(row.getOrDefault("effective", ""));
            Instant recorded = Instant.parse(row.getOrDefault("recorded", ""));
            assertThat(fenAt("outstanding", effective, recorded))
                    .as("%s", row)
                    .hasToString(row.get("open"));
            assertThat(fenAt("payable", effective, recorded))
                    .as("%s", row)
                    .hasToString(row.get("payable"));
        }
    }

    private Long fenAt(String kind, Instant effective, Instant recorded) {
        return book.entries().stream()
                .filter(entry -> !entry.effectiveAt().isAfter(effective))
                .filter(entry -> !entry.recordedAt().isAfter(recorded))
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.kind().equals(kind))
                .mapToLong(EntryPosted.EntryLine::amountFen)
                .sum();
    }

    private void play(String table) {
        for (Map<String, String> row : TextTable.rows(table)) {
            assertThat(book.post(fact(row))).as("%s", row).isInstanceOf(Outcome.Accepted.class);
            assertThat(columns())
                    .as("after %s", row)
                    .isEqualTo(
                            "%s | %s | %s | %s | %s | %s"
                                    .formatted(
                                            row.get("available"),
                                            row.get("open"),
                                            row.get("payable"),
                                            row.get("paid"),
                                            row.get("receivable"),
                                            row.get("returned")));
            assertThat(cny("claims")).as("after %s", row).isEqualTo(-cny("receivable"));
            assertThat(
                            cny("available")
                                    + cny("outstanding")
                                    + cny("payable")
                                    + cny("paid")
                                    + cny("returned"))
                    .as("after %s", row)
                    .isEqualTo(-cny("treasury"));
        }
    }

    private String columns() {
        return "%d | %d | %d | %d | %d | %d"
                .formatted(
                        cny("available"),
                        cny("outstanding"),
                        cny("payable"),
                        cny("paid"),
                        cny("receivable"),
                        cny("returned"));
    }

    private long cny(String kind) {
        return book.potBalanceFen(kind, POT) / FEN_PER_CNY;
    }

    private static Fact fact(Map<String, String> row) {
        long fen = fen(row.getOrDefault("amount", ""));
        String payee = "dc-1";
        return switch (row.getOrDefault("fact", "")) {
            case "allocated" -> TestBook.allocated(POT, fen);
            case "issued" -> TestBook.issued(POT, fen);
            case "consumed" -> TestBook.consumed(POT, fen, payee);
            case "closed" -> TestBook.closed(POT, fen);
            case "reimbursed" -> TestBook.reimbursed(POT, fen, payee);
            case "reversed" -> TestBook.reversed(POT, fen, payee);
            case "released" -> TestBook.released(POT, fen, payee);
            case "raised" -> TestBook.raised(POT, fen, payee);
            case "netted" -> TestBook.settled(POT, Way.NETTED, fen, payee);
            case "received" -> TestBook.settled(POT, Way.RECEIVED, fen, payee);
            case "set off" -> TestBook.settled(POT, Way.SET_OFF, fen, payee);
            case "credited" -> TestBook.credited(POT, fen, payee);
            case "reopened" -> new Fact.VoucherConcerned(POT, TestBook.VOUCHER);
            case "rejected" -> new Fact.PayeeConcerned(POT, payee);
            default -> throw new IllegalArgumentException(row.toString());
        };
    }

    private static long fen(String cny) {
        return Long.parseLong(cny.replace("_", "")) * FEN_PER_CNY;
    }
}
