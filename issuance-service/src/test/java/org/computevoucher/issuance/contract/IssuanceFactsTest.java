package org.computevoucher.issuance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import computevoucher.budget.v1.BudgetAllocated;
import computevoucher.budget.v1.BudgetPlanned;
import computevoucher.budget.v1.BudgetWithdrawalRequested;
import computevoucher.budget.v1.BudgetYearEndRequested;
import computevoucher.consumption.v1.ConsumptionReversed;
import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.consumption.v1.VoucherReduced;
import computevoucher.consumption.v1.VoucherReopened;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.computevoucher.issuance.envelope.CloseEnvelope;
import org.computevoucher.issuance.envelope.FillEnvelope;
import org.computevoucher.issuance.envelope.GiveBack;
import org.computevoucher.issuance.voucher.CloseVoucher;
import org.computevoucher.issuance.voucher.ReduceVoucher;
import org.computevoucher.issuance.voucher.ReopenVoucher;
import org.computevoucher.issuance.voucher.ReverseVoucherUsage;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.platform.intake.Reception;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.junit.jupiter.api.Test;

class IssuanceFactsTest {

    private static final UUID EVENT = new UUID(1, 1);
    private static final UUID VOUCHER = new UUID(1, 3);
    private static final String POT = "310000-COMPUTE-2026";
    private static final Instant RECORDED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-03-01T08:00:01Z");

    private final Commands commands = mock(Commands.class);
    private final IssuanceFacts facts = new IssuanceFacts(commands);

    @Test
    void an_allocation_fills_the_envelope_of_its_pot() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));

        Reception reception =
                facts.receive(
                        fact(
                                POT,
                                new BudgetAllocated(
                                        EVENT.toString(),
                                        RECORDED,
                                        RECORDED,
                                        POT,
                                        "310000",
                                        "310000-COMPUTE",
                                        2026,
                                        60_000_000_000L,
                                        false,
                                        "沪经信〔2025〕1号")));

        assertThat(reception).isEqualTo(Reception.taken());
        verify(commands).within(new FillEnvelope(POT, EVENT, 60_000_000_000L, RECEIVED));
    }

    @Test
    void a_closed_account_closes_its_voucher() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));

        Reception reception = facts.receive(fact(VOUCHER.toString(), closed()));

        assertThat(reception).isEqualTo(Reception.taken());
        verify(commands)
                .within(new CloseVoucher(POT, VOUCHER, EVENT, 6_000_000L, "EXPIRED", RECEIVED));
    }

    @Test
    void what_the_region_wants_back_is_asked_of_the_envelope() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));

        Reception reception =
                facts.receive(
                        fact(
                                POT,
                                new BudgetWithdrawalRequested(
                                        EVENT.toString(),
                                        RECORDED,
                                        RECORDED,
                                        VOUCHER.toString(),
                                        POT,
                                        "310000",
                                        "310000-COMPUTE",
                                        2026,
                                        5_000L,
                                        "an order")));

        assertThat(reception).isEqualTo(Reception.taken());
        verify(commands).within(new GiveBack(POT, VOUCHER, EVENT, 5_000L, RECEIVED));
    }

    @Test
    void the_end_of_the_year_closes_the_envelope() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));

        Reception reception =
                facts.receive(
                        fact(
                                POT,
                                new BudgetYearEndRequested(
                                        EVENT.toString(),
                                        RECORDED,
                                        RECORDED,
                                        VOUCHER.toString(),
                                        POT,
                                        "310000",
                                        "310000-COMPUTE",
                                        2026,
                                        "a decree")));

        assertThat(reception).isEqualTo(Reception.taken());
        verify(commands).within(new CloseEnvelope(POT, VOUCHER, EVENT, RECEIVED));
    }

    @Test
    void a_reduced_account_makes_its_voucher_smaller() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));

        Reception reception =
                facts.receive(
                        fact(
                                VOUCHER.toString(),
                                new VoucherReduced(
                                        EVENT.toString(),
                                        RECORDED,
                                        RECORDED,
                                        VOUCHER.toString(),
                                        POT,
                                        "310000",
                                        1_000_000L,
                                        79_000_000L,
                                        39_000_000L)));

        assertThat(reception).isEqualTo(Reception.taken());
        verify(commands)
                .within(new ReduceVoucher(POT, VOUCHER, EVENT, 1_000_000L, 79_000_000L, RECEIVED));
    }

    @Test
    void what_is_available_because_usage_of_a_closed_voucher_was_reversed_goes_back_to_its_pot() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));

        Reception reception = facts.receive(fact(VOUCHER.toString(), reversed(70, 70)));

        assertThat(reception).isEqualTo(Reception.taken());
        verify(commands).within(new ReverseVoucherUsage(POT, VOUCHER, EVENT, 70, RECEIVED));
    }

    @Test
    void a_reversal_of_which_nothing_is_available_changes_nothing() {
        assertThat(facts.receive(fact(VOUCHER.toString(), reversed(70, 0))))
                .isEqualTo(Reception.taken());
        verifyNoInteractions(commands);
    }

    @Test
    void a_reversal_of_which_only_a_part_is_available_is_a_bug() {
        for (long availableFen : new long[] {69, 71, -1}) {
            assertThatThrownBy(
                            () ->
                                    facts.receive(
                                            fact(VOUCHER.toString(), reversed(70, availableFen))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        verifyNoInteractions(commands);
    }

    @Test
    void an_account_that_is_live_again_reopens_its_voucher() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));

        Reception reception =
                facts.receive(
                        fact(
                                VOUCHER.toString(),
                                new VoucherReopened(
                                        EVENT.toString(),
                                        RECORDED,
                                        RECORDED,
                                        VOUCHER.toString(),
                                        POT,
                                        "310000")));

        assertThat(reception).isEqualTo(Reception.taken());
        verify(commands).within(new ReopenVoucher(POT, VOUCHER, EVENT, RECEIVED));
    }

    @Test
    void a_plan_is_not_money_and_changes_nothing() {
        Reception reception =
                facts.receive(
                        fact(
                                POT,
                                new BudgetPlanned(
                                        EVENT.toString(),
                                        RECORDED,
                                        RECORDED,
                                        POT,
                                        "310000",
                                        "310000-COMPUTE",
                                        2026,
                                        1L,
                                        "a plan")));

        assertThat(reception).isEqualTo(Reception.taken());
        verifyNoInteractions(commands);
    }

    @Test
    void a_fact_cannot_be_refused() {
        when(commands.within(any())).thenReturn(Outcome.refused(mock(Refusal.class)));

        assertThatThrownBy(() -> facts.receive(fact(VOUCHER.toString(), closed())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(EVENT.toString());
    }

    @Test
    void facts_are_read_from_the_two_topics_and_wait_for_nothing() {
        assertThat(facts.topics())
                .containsExactlyInAnyOrder(
                        "computevoucher.budget.v1", "computevoucher.consumption.v1");
        assertThat(facts.needsItsCause(fact(VOUCHER.toString(), closed()))).isFalse();
    }

    private static ConsumptionReversed reversed(long releasedFen, long availableFen) {
        return ConsumptionReversed.newBuilder()
                .setEventId(EVENT.toString())
                .setEffectiveAt(RECORDED)
                .setRecordedAt(RECORDED)
                .setVoucherId(VOUCHER.toString())
                .setPot(POT)
                .setRegion("310000")
                .setEnterprise("91330100799655058B")
                .setDataCentre("DC-1")
                .setUsageId("u-1")
                .setReversalId("r-1")
                .setConsumptionEventId(EVENT.toString())
                .setPayee("DC-1")
                .setEligibleCostFen(100)
                .setSubsidyFen(releasedFen)
                .setReleasedFen(releasedFen)
                .setRecoveryFen(0)
                .setAvailableFen(availableFen)
                .setOpenFen(0)
                .setReason("METERING_ERROR")
                .build();
    }

    private static VoucherClosed closed() {
        return new VoucherClosed(
                EVENT.toString(),
                RECORDED,
                RECORDED,
                VOUCHER.toString(),
                POT,
                "310000",
                6_000_000L,
                "EXPIRED");
    }

    private static IncomingFact fact(String key, SpecificRecord value) {
        return new IncomingFact(
                EVENT,
                value.getSchema().getFullName(),
                null,
                new IncomingFact.Source("topic", 0, 0, null),
                key,
                value,
                RECORDED,
                RECEIVED,
                false);
    }
}
