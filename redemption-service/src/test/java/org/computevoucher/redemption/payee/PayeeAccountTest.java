package org.computevoucher.redemption.payee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableNetted;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableReceived;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayeeAccountTest {

    private final PayingInMemory account = new PayingInMemory();

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                worked example 1    | says | payable  | in payment | receivable | paid
                owe v1 40000000     | done | 40000000 | 0          | 0          | 0
                collect p1          | done | 0        | 40000000   | 0          | 0
                pay p1              | done | 0        | 0          | 0          | 40000000
                collect p2          | none | 0        | 0          | 0          | 40000000
                """,
                """
                worked example 5    | says | payable  | in payment | receivable | paid
                owe v1 6000000      | done | 6000000  | 0          | 0          | 0
                reverse v1 1500000  | done | 4500000  | 0          | 0          | 0
                collect p1          | done | 0        | 4500000    | 0          | 0
                pay p1              | done | 0        | 0          | 0          | 4500000
                reverse v1 1500000  | done | 0        | 0          | 1500000    | 4500000
                owe v1 600000       | done | 600000   | 0          | 1500000    | 4500000
                collect p2          | done | 0        | 0          | 900000     | 4500000
                """,
                """
                a bank says no      | says | payable | in payment | receivable | paid
                owe v1 10           | done | 10      | 0          | 0          | 0
                owe v2 20           | done | 30      | 0          | 0          | 0
                collect p1          | done | 0       | 30         | 0          | 0
                owe v1 5            | done | 5       | 30         | 0          | 0
                reject p1           | done | 35      | 0          | 0          | 0
                reverse v2 20       | done | 15      | 0          | 0          | 0
                collect p2          | done | 0       | 15         | 0          | 0
                pay p2              | done | 0       | 0          | 0          | 15
                """,
                """
                what is in payment is not released | says | payable | in payment | receivable | paid
                owe v1 10           | done | 10      | 0          | 0          | 0
                collect p1          | done | 0       | 10         | 0          | 0
                owe v1 3            | done | 3       | 10         | 0          | 0
                reverse v1 7        | done | 0       | 10         | 4          | 0
                give back p1        | done | 10      | 0          | 4          | 0
                collect p2          | done | 0       | 6          | 0          | 0
                """,
                """
                other vouchers' money is not released, but netted | says | payable | in payment | receivable | paid
                owe v1 10           | done | 10      | 0          | 0          | 0
                collect p1          | done | 0       | 10         | 0          | 0
                pay p1              | done | 0       | 0          | 0          | 10
                owe v2 8            | done | 8       | 0          | 0          | 10
                reverse v1 10       | done | 8       | 0          | 10         | 10
                collect p2          | done | 0       | 0          | 2          | 10
                owe v2 5            | done | 5       | 0          | 2          | 10
                collect p3          | done | 0       | 3          | 0          | 10
                """,
                """
                set off             | says             | payable | in payment | receivable | paid
                set off v1 1        | RECOVERY_PENDING | 0       | 0          | 0          | 0
                owe v1 10           | done             | 10      | 0          | 0          | 0
                collect p1          | done             | 0       | 10         | 0          | 0
                pay p1              | done             | 0       | 0          | 0          | 10
                reverse v1 6        | done             | 0       | 0          | 6          | 10
                set off v2 1        | RECOVERY_PENDING | 0       | 0          | 6          | 10
                set off v1 7        | RECOVERY_PENDING | 0       | 0          | 6          | 10
                set off v1 4        | done             | 0       | 0          | 2          | 10
                set off v1 2        | done             | 0       | 0          | 0          | 10
                """,
                """
                money comes back    | says                        | payable | in payment | receivable | paid
                receive 1           | RECOVERY_EXCEEDS_RECEIVABLE | 0       | 0          | 0          | 0
                owe v1 10           | done                        | 10      | 0          | 0          | 0
                owe v2 10           | done                        | 20      | 0          | 0          | 0
                collect p1          | done                        | 0       | 20         | 0          | 0
                reverse v2 9        | done                        | 0       | 20         | 9          | 0
                receive 1           | RECOVERY_EXCEEDS_RECEIVABLE | 0       | 20         | 9          | 0
                pay p1              | done                        | 0       | 0          | 9          | 20
                reverse v1 5        | done                        | 0       | 0          | 14         | 20
                receive 15          | RECOVERY_EXCEEDS_RECEIVABLE | 0       | 0          | 14         | 20
                receive 6 of v1     | RECOVERY_EXCEEDS_RECEIVABLE | 0       | 0          | 14         | 20
                receive 2 of v1     | done                        | 0       | 0          | 12         | 18
                receive 10          | done                        | 0       | 0          | 2          | 8
                receive 2 of v2     | RECOVERY_EXCEEDS_RECEIVABLE | 0       | 0          | 2          | 8
                receive 2 of v1     | done                        | 0       | 0          | 0          | 6
                """,
                """
                a reversal that takes nothing off | says | payable | in payment | receivable | paid
                reverse v1 0        | done | 0 | 0 | 0 | 0
                """
            })
    void a_story(String table) {
        account.play(table);
    }

    @Test
    void a_reversal_says_what_was_released_and_raises_what_was_not() {
        account.play(
                """
                story      | says | payable | in payment | receivable | paid
                owe v1 10  | done | 10      | 0          | 0          | 0
                collect p1 | done | 0       | 10         | 0          | 0
                pay p1     | done | 0       | 0          | 0          | 10
                owe v1 3   | done | 3       | 0          | 0          | 10
                """);

        List<Object> events = account.eventsOf("reverse v1 5");

        assertThat(events).hasSize(2);
        PayableReleased released = (PayableReleased) events.getFirst();
        assertThat(released.releasedFen()).isEqualTo(3);
        assertThat(released.recoveryFen()).isEqualTo(2);
        RecoveryRaised raised = (RecoveryRaised) events.getLast();
        assertThat(raised.amountFen()).isEqualTo(2);
        assertThat(raised.causeId()).isEqualTo(released.consumptionEventId());
        assertThat(raised.region()).isEqualTo("310000");
    }

    @Test
    void a_collection_says_what_it_nets_of_which_voucher_the_oldest_first() {
        account.play(
                """
                story        | says | payable | in payment | receivable | paid
                owe v1 10    | done | 10      | 0          | 0          | 0
                owe v2 10    | done | 20      | 0          | 0          | 0
                collect p1   | done | 0       | 20         | 0          | 0
                pay p1       | done | 0       | 0          | 0          | 20
                reverse v2 4 | done | 0       | 0          | 4          | 20
                reverse v1 4 | done | 0       | 0          | 8          | 20
                owe v3 5     | done | 5       | 0          | 8          | 20
                """);

        List<Object> events = account.eventsOf("collect p2");

        PayableCollected collected = (PayableCollected) events.getFirst();
        assertThat(collected.grossFen()).isEqualTo(5);
        assertThat(collected.amountFen()).isZero();
        assertThat(collected.netted())
                .containsExactly(
                        new VoucherAmount(PayingInMemory.id("v2"), 4),
                        new VoucherAmount(PayingInMemory.id("v1"), 1));
        assertThat(events.subList(1, 3))
                .extracting(event -> ((ReceivableNetted) event).amountFen())
                .containsExactly(4L, 1L);
        assertThat(events.subList(1, 3))
                .extracting(event -> ((ReceivableNetted) event).recoveryId())
                .doesNotHaveDuplicates();
    }

    @Test
    void money_that_comes_back_is_that_of_the_oldest_vouchers() {
        account.play(
                """
                story        | says | payable | in payment | receivable | paid
                owe v1 10    | done | 10      | 0          | 0          | 0
                owe v2 10    | done | 20      | 0          | 0          | 0
                collect p1   | done | 0       | 20         | 0          | 0
                pay p1       | done | 0       | 0          | 0          | 20
                reverse v2 4 | done | 0       | 0          | 4          | 20
                reverse v1 4 | done | 0       | 0          | 8          | 20
                """);

        assertThat(account.eventsOf("receive 6"))
                .extracting(
                        event -> ((ReceivableReceived) event).voucherId(),
                        event -> ((ReceivableReceived) event).amountFen())
                .containsExactly(
                        tuple(PayingInMemory.id("v2"), 4L), tuple(PayingInMemory.id("v1"), 2L));
    }

    @Test
    void a_payment_names_the_last_consumption_that_it_pays_for() {
        var _ = account.eventsOf("owe v1 10");
        var _ = account.eventsOf("owe v2 20");
        UUID last = account.lastConsumption();
        var _ = account.eventsOf("collect p1");
        var _ = account.eventsOf("owe v1 5");

        SubsidyReimbursed paid = (SubsidyReimbursed) account.eventsOf("pay p1").getFirst();

        assertThat(paid.causeId()).isEqualTo(last);
        assertThat(paid.amountFen()).isEqualTo(30);
        assertThat(paid.paymentId()).isEqualTo(PayingInMemory.id("p1").toString().replace("-", ""));
    }

    @Test
    void a_payment_says_what_it_pays_for_which_voucher() {
        account.play(
                """
                story        | says | payable | in payment | receivable | paid
                owe v1 10    | done | 10      | 0          | 0          | 0
                owe v2 20    | done | 30      | 0          | 0          | 0
                owe v1 5     | done | 35      | 0          | 0          | 0
                collect p1   | done | 0       | 35         | 0          | 0
                reject p1    | done | 35      | 0          | 0          | 0
                reverse v2 6 | done | 29      | 0          | 0          | 0
                collect p2   | done | 0       | 29         | 0          | 0
                owe v3 7     | done | 7       | 29         | 0          | 0
                """);

        SubsidyReimbursed paid = (SubsidyReimbursed) account.eventsOf("pay p2").getFirst();

        assertThat(paid.vouchers())
                .containsExactly(
                        new VoucherAmount(PayingInMemory.id("v1"), 15),
                        new VoucherAmount(PayingInMemory.id("v2"), 14));
    }

    @Test
    void what_was_netted_is_paid_for_no_voucher() {
        account.play(
                """
                story        | says | payable | in payment | receivable | paid
                owe v1 10    | done | 10      | 0          | 0          | 0
                collect p1   | done | 0       | 10         | 0          | 0
                pay p1       | done | 0       | 0          | 0          | 10
                reverse v1 4 | done | 0       | 0          | 4          | 10
                owe v2 3     | done | 3       | 0          | 4          | 10
                owe v3 5     | done | 8       | 0          | 4          | 10
                collect p2   | done | 0       | 4          | 0          | 10
                """);

        SubsidyReimbursed paid = (SubsidyReimbursed) account.eventsOf("pay p2").getFirst();

        assertThat(paid.vouchers()).containsExactly(new VoucherAmount(PayingInMemory.id("v3"), 4));
    }

    @Test
    void a_payment_for_a_thousand_and_one_vouchers_is_told_in_two_parts() {
        for (int i = 1; i <= 1_001; i++) {
            var _ = account.eventsOf("owe v" + i + ' ' + i);
        }
        var _ = account.eventsOf("collect p1");

        List<SubsidyReimbursed> paid =
                account.eventsOf("pay p1").stream().map(SubsidyReimbursed.class::cast).toList();

        assertThat(paid)
                .extracting(part -> vouchersOf(part).size(), SubsidyReimbursed::amountFen)
                .containsExactly(tuple(1_000, 500_500L), tuple(1, 1_001L));
        assertThat(paid.getFirst().eventId()).isEqualTo(PayingInMemory.id("pay p1"));
        assertThat(paid.getLast().eventId()).isNotEqualTo(paid.getFirst().eventId());
        account.assertBalances();
        assertThatThrownBy(() -> account.eventsOf("pay p1"))
                .as("nothing is left in payment")
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<VoucherAmount> vouchersOf(SubsidyReimbursed paid) {
        return Objects.requireNonNull(paid.vouchers());
    }

    @Test
    void a_log_that_is_read_again_from_its_beginning_does_nothing_twice() {
        account.play(
                """
                story        | says | payable | in payment | receivable | paid
                owe v1 10    | done | 10      | 0          | 0          | 0
                reverse v1 3 | done | 7       | 0          | 0          | 0
                collect p1   | done | 0       | 7          | 0          | 0
                """);
        int before = account.events().size();

        account.readTheLogAgain();

        assertThat(account.events()).hasSize(before);
    }

    @Test
    void what_cannot_be_is_a_bug() {
        assertThatThrownBy(() -> account.eventsOf("owe v1 0"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> account.eventsOf("reverse v1 -1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> account.eventsOf("set off v1 0"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> account.eventsOf("pay p1"))
                .isInstanceOf(IllegalStateException.class);
        var _ = account.eventsOf("owe v1 10");
        assertThatThrownBy(() -> account.eventsOf("pay p1"))
                .isInstanceOf(IllegalStateException.class);
        var _ = account.eventsOf("collect p1");
        var _ = account.eventsOf("owe v1 10");
        assertThatThrownBy(() -> account.eventsOf("collect p1"))
                .isInstanceOf(IllegalStateException.class);
        var _ = account.eventsOf("pay p1");
        assertThatThrownBy(() -> account.eventsOf("reject p1"))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Each move is one of seven with an amount and one of three vouchers. */
    @Property(tries = 300)
    void whatever_happens_owed_less_reversed_is_payable_in_payment_and_paid_less_receivable(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 2_000) Integer> moves) {
        PayingInMemory paying = new PayingInMemory();
        for (int i = 0; i < moves.size(); i++) {
            int move = moves.get(i);
            String voucher = "v" + move % 3;
            int amount = move / 21;
            switch (move / 3 % 7) {
                case 0, 1 -> paying.tryTo("owe " + voucher + ' ' + (amount + 1));
                case 2 -> paying.tryTo("reverse " + voucher + ' ' + amount);
                case 3 -> paying.tryTo("collect p" + i);
                case 4 -> paying.answerOldest(amount % 3);
                case 5 -> paying.tryTo("set off " + voucher + ' ' + (amount + 1));
                default -> paying.tryTo("receive " + (amount + 1));
            }
            paying.assertBalances();
        }
    }
}
