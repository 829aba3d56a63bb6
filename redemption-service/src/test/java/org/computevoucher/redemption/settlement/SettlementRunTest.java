package org.computevoucher.redemption.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.computevoucher.redemption.settlement.SettlingInMemory.NOW;
import static org.computevoucher.redemption.settlement.SettlingInMemory.OTHER_POT;
import static org.computevoucher.redemption.settlement.SettlingInMemory.POT;
import static org.computevoucher.redemption.settlement.SettlingInMemory.answers;
import static org.computevoucher.redemption.settlement.SettlingInMemory.approve;
import static org.computevoucher.redemption.settlement.SettlingInMemory.cancel;
import static org.computevoucher.redemption.settlement.SettlingInMemory.id;
import static org.computevoucher.redemption.settlement.SettlingInMemory.open;
import static org.computevoucher.redemption.settlement.SettlingInMemory.paid;
import static org.computevoucher.redemption.settlement.SettlingInMemory.paymentId;
import static org.computevoucher.redemption.settlement.SettlingInMemory.rejected;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentGivenBack;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentRejected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableNetted;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.settlement.PaymentEvent.PaymentPrepared;
import org.computevoucher.redemption.settlement.SettlementCommand.ApproveSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.CollectPayees;
import org.computevoucher.redemption.settlement.SettlementCommand.DuePayee;
import org.computevoucher.redemption.settlement.SettlementCommand.OpenSettlementRun;
import org.computevoucher.redemption.settlement.SettlementRefusal.SettlementRunPast;
import org.computevoucher.redemption.settlement.SettlementRunEvent.CollectedPayee;
import org.computevoucher.redemption.settlement.SettlementRunEvent.PayeesCollected;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunCompleted;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunReady;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementRunTest {

    private final SettlingInMemory settling = new SettlingInMemory();

    @Test
    void a_run_collects_all_is_approved_by_another_and_pays_what_the_bank_accepted() {
        settling.owe(POT, "DC-1", "v1", 100);
        settling.owe(OTHER_POT, "DC-1", "v2", 20);
        settling.owe(POT, "DC-2", "v1", 30);
        settling.owe(POT, "DC-3", "v1", 7);

        settling.collected("run");

        assertThat(settling.events(SettlementRunReady.class))
                .containsExactly(new SettlementRunReady(id("run"), 3, 157, NOW));
        PaymentPrepared first = settling.events(PaymentPrepared.class).getFirst();
        assertThat(first.amountFen()).isEqualTo(120);
        assertThat(first.lines())
                .containsExactly(
                        new PaymentLine(POT, 100, 0, 100), new PaymentLine(OTHER_POT, 20, 0, 20));
        assertThat(settling.events(SubsidyReimbursed.class)).isEmpty();

        settling.accepted(approve("run", "second"));
        assertThat(settling.answered(answers("run", paid("run", "DC-1"), rejected("run", "DC-2"))))
                .extracting(BankAnswerResult::result)
                .containsOnly(BankAnswerResult.Result.recorded);

        assertThat(settling.events(SubsidyReimbursed.class))
                .extracting(
                        SubsidyReimbursed::pot,
                        SubsidyReimbursed::payee,
                        SubsidyReimbursed::amountFen,
                        SubsidyReimbursed::paymentId)
                .containsExactly(
                        tuple(POT, "DC-1", 100L, paymentId("run", "DC-1")),
                        tuple(OTHER_POT, "DC-1", 20L, paymentId("run", "DC-1")));
        assertThat(settling.events(PaymentRejected.class))
                .extracting(PaymentRejected::payee, PaymentRejected::reason)
                .containsExactly(tuple("DC-2", "AC04"));
        assertThat(settling.events(SettlementRunCompleted.class)).isEmpty();

        var _ = settling.answered(answers("run", paid("run", "DC-3")));
        assertThat(settling.events(SettlementRunCompleted.class))
                .containsExactly(new SettlementRunCompleted(id("run"), 127, 30, NOW));
    }

    @Test
    void what_a_bank_rejected_is_paid_by_the_next_run() {
        settling.owe(POT, "DC-1", "v1", 100);
        settling.approved("one");
        var _ = settling.answered(answers("one", rejected("one", "DC-1")));

        settling.approved("two");
        var _ = settling.answered(answers("two", paid("two", "DC-1")));

        assertThat(settling.events(SubsidyReimbursed.class))
                .extracting(SubsidyReimbursed::settlementId, SubsidyReimbursed::amountFen)
                .containsExactly(tuple(id("two"), 100L));
    }

    @Test
    void worked_example_5_what_has_to_come_back_is_netted_and_nothing_is_paid() {
        settling.owe(POT, "DC-1", "v1", 4_500_000);
        settling.approved("one");
        var _ = settling.answered(answers("one", paid("one", "DC-1")));
        settling.reverse("DC-1", "v1", 1_500_000);
        settling.owe(POT, "DC-1", "v1", 600_000);

        settling.collected("two");

        assertThat(settling.events(ReceivableNetted.class))
                .extracting(ReceivableNetted::voucherId, ReceivableNetted::amountFen)
                .containsExactly(tuple(id("v1"), 600_000L));
        PaymentPrepared netted = settling.events(PaymentPrepared.class).getLast();
        assertThat(netted.lines()).containsExactly(new PaymentLine(POT, 600_000, 600_000, 0));
        assertThat(settling.events(SettlementRunCompleted.class).getLast())
                .isEqualTo(new SettlementRunCompleted(id("two"), 0, 0, NOW));
        assertThat(settling.refused(approve("two", "second")))
                .isEqualTo(new SettlementRunPast(RunStatus.COMPLETED));
    }

    @Test
    void whoever_opened_a_run_does_not_approve_it() {
        settling.owe(POT, "DC-1", "v1", 100);
        settling.collected("run");

        assertThat(settling.refused(approve("run", "first")).reason()).isEqualTo("SAME_PERSON");

        settling.accepted(approve("run", "second"));
        assertThat(settling.refused(approve("run", "third")).reason())
                .isEqualTo("SETTLEMENT_RUN_PAST");
    }

    @Test
    void what_the_schedule_opened_anybody_approves() {
        settling.owe(POT, "DC-1", "v1", 100);
        settling.accepted(
                new OpenSettlementRun(
                        id("run"),
                        new SettlementScope("310000", null, null),
                        null,
                        SettlingInMemory.TREASURY,
                        NOW));
        settling.goOn();

        settling.accepted(approve("run", "first"));
    }

    @Test
    void a_run_is_opened_once_under_its_id() {
        settling.owe(POT, "DC-1", "v1", 100);
        settling.approved("run");
        int before = settling.events().size();

        assertThat(((RunState) settling.accepted(open("run"))).status())
                .isEqualTo(RunStatus.APPROVED);
        assertThat(settling.events()).hasSize(before);
    }

    @Test
    void a_region_without_an_account_does_not_settle() {
        assertThat(
                        settling.refused(
                                        new OpenSettlementRun(
                                                id("run"),
                                                new SettlementScope("310000", null, null),
                                                "first",
                                                null,
                                                NOW))
                                .reason())
                .isEqualTo("TREASURY_ACCOUNT_MISSING");
        assertThat(settling.events()).isEmpty();
    }

    @Test
    void a_payee_whose_account_nobody_knows_is_left_out_and_keeps_what_it_is_owed() {
        settling.owe(POT, "DC-1", "v1", 100);
        settling.owe(POT, "DC-2", "v1", 30);
        settling.hasNoBankAccount("DC-1");

        settling.collected("run");

        assertThat(settling.events(PayeesCollected.class).getFirst().payees())
                .containsExactly(
                        new CollectedPayee("DC-1", null, 0, LeftOutReason.BANK_ACCOUNT_MISSING),
                        new CollectedPayee("DC-2", Payment.idOf(id("run"), "DC-2"), 30, null));
        assertThat(settling.events(PayableCollected.class))
                .extracting(PayableCollected::payee)
                .containsExactly("DC-2");
    }

    @Test
    void those_who_are_left_out_take_nobodys_place() {
        UUID run = id("run");
        settling.owe(POT, "DC-1", "v1", 30);
        settling.accepted(open("run"));
        List<DuePayee> nowhere =
                IntStream.range(0, SettlementRun.MAX_PAYEES)
                        .mapToObj(i -> new DuePayee("9%04d".formatted(i), List.of(POT), null))
                        .toList();

        settling.accepted(new CollectPayees(run, "", nowhere, NOW));
        settling.goOn();

        assertThat(settling.events(SettlementRunReady.class))
                .containsExactly(new SettlementRunReady(run, 1, 30, NOW));
    }

    @Test
    void what_is_no_run_is_unknown_also_where_it_is_something_else() {
        settling.owe(POT, "DC-1", "v1", 30);
        settling.collected("run");
        UUID payment = Payment.idOf(id("run"), "DC-1");

        assertThat(
                        settling.refused(
                                        new ApproveSettlementRun(
                                                payment,
                                                SettlingInMemory.EVERYTHING,
                                                "second",
                                                LocalDate.parse("2026-03-04"),
                                                NOW))
                                .reason())
                .isEqualTo("SETTLEMENT_RUN_UNKNOWN");
    }

    @Test
    void a_cancelled_run_gives_everything_back() {
        for (int i = 1; i <= 5; i++) {
            settling.owe(POT, "DC-" + i, "v1", i);
        }
        settling.collected("run");

        settling.accepted(cancel("run"));
        settling.goOn();

        assertThat(settling.events(PaymentGivenBack.class))
                .extracting(PaymentGivenBack::amountFen)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(settling.refused(approve("run", "third")).reason())
                .isEqualTo("SETTLEMENT_RUN_PAST");
        settling.collected("next");
        assertThat(settling.events(SettlementRunReady.class).getLast().controlSumFen())
                .isEqualTo(15);
    }

    @Test
    void a_run_that_is_cancelled_while_it_collects_gives_back_what_it_has() {
        for (int i = 1; i <= 5; i++) {
            settling.owe(POT, "DC-" + i, "v1", i);
        }
        settling.accepted(open("run"));
        while (settling.events(PayeesCollected.class).isEmpty()) {
            settling.step();
        }
        assertThat(settling.refused(approve("run", "second")).reason())
                .isEqualTo("SETTLEMENT_RUN_OPENING");

        settling.accepted(cancel("run"));
        settling.goOn();

        assertThat(settling.events(PaymentGivenBack.class)).hasSize(2);
        assertThat(settling.events(SettlementRunReady.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5, 8, 13, 21, 34})
    void wherever_it_is_interrupted_a_run_goes_on_and_pays_nobody_twice(int steps) {
        for (int i = 1; i <= 5; i++) {
            settling.owe(POT, "DC-" + i, "v1", 10);
        }
        settling.accepted(open("run"));
        for (int i = 0; i < steps; i++) {
            settling.step();
        }

        settling.readAgainFromTheBeginning();
        settling.readAgainFromTheBeginning();

        assertThat(settling.events(SettlementRunReady.class))
                .containsExactly(new SettlementRunReady(id("run"), 5, 50, NOW));
        assertThat(settling.events(PayableCollected.class))
                .extracting(PayableCollected::payee)
                .containsExactly("DC-1", "DC-2", "DC-3", "DC-4", "DC-5");
        settling.accepted(cancel("run"));
        settling.step();
        settling.readAgainFromTheBeginning();
        assertThat(settling.events(PaymentGivenBack.class)).hasSize(5);
    }

    @Test
    void another_regions_run_is_none() {
        settling.owe(POT, "DC-1", "v1", 100);
        UUID run = settling.collected("run");
        Mandate beijing = new Mandate(false, Set.of("110000"), null, null);

        assertThat(
                        settling.refused(
                                        new ApproveSettlementRun(
                                                run,
                                                beijing,
                                                "second",
                                                LocalDate.parse("2026-03-04"),
                                                NOW))
                                .reason())
                .isEqualTo("SETTLEMENT_RUN_UNKNOWN");
    }
}
