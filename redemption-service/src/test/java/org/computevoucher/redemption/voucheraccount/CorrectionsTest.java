package org.computevoucher.redemption.voucheraccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.NOW;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.close;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.consume;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.open;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.pay;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.reverse;

import java.util.List;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.payee.ReceivedInMemory;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReopened;
import org.computevoucher.testkit.InMemoryService;
import org.junit.jupiter.api.Test;

/** Usage that was reported wrongly, before and after it was paid, on live and closed vouchers. */
class CorrectionsTest {

    private static final long ALLOCATED = 1_000_000_000;

    private final InMemoryService service = ConsumingInMemory.start();

    /**
     * Plays steps, and looks at the pot after each.
     *
     * @param rows step | what it says | open | payable | receivable | paid | returned
     */
    private void play(String rows) {
        rows.lines()
                .skip(1)
                .forEach(
                        row -> {
                            String[] cells = row.strip().split("\\s*\\|\\s*", -1);
                            assertThat(says(cells[0])).as(row).isEqualTo(cells[1]);
                            PotInEvents pot = PotInEvents.of(ALLOCATED, service.events());
                            assertThat(
                                            List.of(
                                                    pot.open(),
                                                    pot.payable(),
                                                    pot.receivable(),
                                                    pot.paid(),
                                                    pot.returned()))
                                    .as(row)
                                    .containsExactly(
                                            fen(cells[2]),
                                            fen(cells[3]),
                                            fen(cells[4]),
                                            fen(cells[5]),
                                            fen(cells[6]));
                            assertThat(pot.allocated()).as(row).isEqualTo(ALLOCATED);
                        });
    }

    private static long fen(String cell) {
        return Long.parseLong(cell.replace("_", ""));
    }

    private String says(String step) {
        String[] words = step.split(" ", -1);
        return switch (words[0]) {
            case "issue" -> said(service.send(open("v1", fen(words[1]), rate(words[2]), PAYEE)));
            case "use" -> said(service.send(consume(words[1], "v1", fen(words[2]))));
            case "reverse" -> said(service.send(reverse(words[1], words[2], fen(words[3]))));
            case "pay" -> {
                pay(service, words[1]);
                yield "done";
            }
            case "close" -> said(service.send(close("v1", words[1])));
            case "receive" ->
                    said(
                            service.send(
                                    ReceivedInMemory.of(
                                            ConsumingInMemory.POT, "DC-1", fen(words[1]), NOW)));
            default -> throw new IllegalArgumentException(step);
        };
    }

    private static final PayeeKind PAYEE = PayeeKind.DATA_CENTRE;

    private static int rate(String percent) {
        return Integer.parseInt(percent.replace("%", "")) * 100;
    }

    private static String said(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?>(RecordedConsumption(boolean again, var answer)) ->
                    again ? "again" : "done";
            case Outcome.Accepted<?>(CorrectedConsumption(boolean again, var answer)) ->
                    again ? "again" : "done";
            case Outcome.Accepted<?> done -> "done";
            case Outcome.Refused<?>(var refusal) -> refusal.reason();
        };
    }

    @Test
    void worked_example_5_duplicate_conflict_reversal_and_netting() {
        play(
                """
                step                   | says                   | open       | payable   | receivable | paid      | returned
                issue 20_000_000 60%   | done                   | 20_000_000 | 0         | 0          | 0         | 0
                use u1 10_000_000      | done                   | 14_000_000 | 6_000_000 | 0          | 0         | 0
                use u1 10_000_000      | again                  | 14_000_000 | 6_000_000 | 0          | 0         | 0
                use u1 12_000_000      | USAGE_CONFLICT         | 14_000_000 | 6_000_000 | 0          | 0         | 0
                reverse r1 u1 2_500_000 | done                  | 15_500_000 | 4_500_000 | 0          | 0         | 0
                pay s1                 | done                   | 15_500_000 | 0         | 0          | 4_500_000 | 0
                reverse r2 u1 8_000_000 | REVERSAL_EXCEEDS_USAGE | 15_500_000 | 0        | 0          | 4_500_000 | 0
                reverse r3 u1 2_500_000 | done                  | 15_500_000 | 0         | 1_500_000  | 4_500_000 | 0
                reverse r3 u1 2_500_000 | again                 | 15_500_000 | 0         | 1_500_000  | 4_500_000 | 0
                reverse r3 u1 2_000_000 | REVERSAL_CONFLICT     | 15_500_000 | 0         | 1_500_000  | 4_500_000 | 0
                use u2 1_000_000       | done                   | 14_900_000 | 600_000   | 1_500_000  | 4_500_000 | 0
                pay s2                 | done                   | 15_500_000 | 0         | 900_000    | 4_500_000 | 0
                """);
    }

    @Test
    void worked_example_6_a_used_up_voucher_is_live_again() {
        play(
                """
                step                    | says           | open       | payable    | receivable | paid       | returned
                issue 80_000_000 80%    | done           | 80_000_000 | 0          | 0          | 0          | 0
                use u1 50_000_000       | done           | 40_000_000 | 40_000_000 | 0          | 0          | 0
                pay s1                  | done           | 40_000_000 | 0          | 0          | 40_000_000 | 0
                use u2 60_000_000       | done           | 0          | 40_000_000 | 0          | 40_000_000 | 0
                use u3 1_000            | VOUCHER_CLOSED | 0          | 40_000_000 | 0          | 40_000_000 | 0
                reverse r1 u2 10_000_000 | done          | 0          | 40_000_000 | 0          | 40_000_000 | 0
                reverse r2 u2 10_000_000 | done          | 8_000_000  | 32_000_000 | 0          | 40_000_000 | 0
                use u3 1_000            | done           | 7_999_200  | 32_000_800 | 0          | 40_000_000 | 0
                """);
        assertThat(service.events()).hasAtLeastOneElementOfType(VoucherReopened.class);
    }

    @Test
    void what_was_reversed_after_payment_is_set_off_against_the_record_that_follows() {
        play(
                """
                step                     | says                    | open | payable | receivable | paid  | returned
                issue 1_000 50%          | done                    | 1000 | 0       | 0          | 0     | 0
                use u1 2_000             | done                    | 0    | 1000    | 0          | 0     | 0
                pay s1                   | done                    | 0    | 0       | 0          | 1000  | 0
                reverse r1 u1 2_000      | done                    | 0    | 0       | 1000       | 1000  | 0
                use u2 1_800             | done                    | 0    | 0       | 100        | 1000  | 0
                use u3 300               | done                    | 0    | 0       | 0          | 1000  | 0
                use u4 100               | VOUCHER_CLOSED          | 0    | 0       | 0          | 1000  | 0
                """);
    }

    @Test
    void another_payee_waits_until_the_money_is_back() {
        play(
                """
                step                     | says                    | open | payable | receivable | paid  | returned
                issue 1_000 50%          | done                    | 1000 | 0       | 0          | 0     | 0
                use u1 2_000             | done                    | 0    | 1000    | 0          | 0     | 0
                pay s1                   | done                    | 0    | 0       | 0          | 1000  | 0
                reverse r1 u1 1_000      | done                    | 0    | 0       | 500        | 1000  | 0
                """);
        Usage elsewhere =
                new Usage(
                        "DC-2",
                        "u1",
                        ConsumingInMemory.id("v1"),
                        ConsumingInMemory.PERIOD,
                        100,
                        Usage.Details.NONE);

        assertThat(service.refused(consume(elsewhere, NOW)).reason())
                .isEqualTo("BALANCE_AWAITS_RECOVERY");
        play(
                """
                step                     | says                    | open | payable | receivable | paid  | returned
                receive 500              | done                    | 500  | 0       | 0          | 500   | 0
                """);
        service.accepted(consume(elsewhere, NOW));
    }

    /** Else a voucher would hear of money that is back before it hears that it had to come back. */
    @Test
    void nothing_is_set_off_while_a_reversal_is_being_booked() {
        play(
                """
                step                     | says                    | open | payable | receivable | paid  | returned
                issue 1_000 50%          | done                    | 1000 | 0       | 0          | 0     | 0
                use u1 2_000             | done                    | 0    | 1000    | 0          | 0     | 0
                pay s1                   | done                    | 0    | 0       | 0          | 1000  | 0
                reverse r1 u1 1_000      | done                    | 0    | 0       | 500        | 1000  | 0
                """);
        service.sendAlone(reverse("r2", "u1", 200));
        play(
                """
                step                     | says                    | open | payable | receivable | paid  | returned
                use u2 200               | RECOVERY_PENDING        | 0    | 0       | 600        | 1000  | 0
                use u2 200               | done                    | 0    | 0       | 500        | 1000  | 0
                """);
    }

    @Test
    void what_comes_back_of_a_closed_voucher_goes_to_the_pot_or_is_returned() {
        play(
                """
                step                     | says                    | open | payable | receivable | paid  | returned
                issue 1_000 50%          | done                    | 1000 | 0       | 0          | 0     | 0
                use u1 400               | done                    | 800  | 200     | 0          | 0     | 0
                pay s1                   | done                    | 800  | 0       | 0          | 200   | 0
                use u2 200               | done                    | 700  | 100     | 0          | 200   | 0
                close EXPIRED            | done                    | 0    | 100     | 0          | 200   | 0
                reverse r1 u2 100        | done                    | 0    | 50      | 0          | 200   | 0
                reverse r2 u1 100        | done                    | 0    | 0       | 0          | 200   | 0
                reverse r3 u1 100        | done                    | 0    | 0       | 50         | 200   | 0
                receive 50               | done                    | 0    | 0       | 0          | 150   | 50
                """);
    }
}
