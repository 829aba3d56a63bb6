package org.computevoucher.redemption.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import computevoucher.voucher.v1.VoucherIssued;
import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.platform.intake.Reception;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.redemption.validity.VoucherValidity;
import org.computevoucher.redemption.voucheraccount.OpenVoucherAccount;
import org.computevoucher.redemption.voucheraccount.PayeeKind;
import org.computevoucher.redemption.voucheraccount.VoucherTerms;
import org.junit.jupiter.api.Test;

class RedemptionFactsTest {

    private static final UUID EVENT = new UUID(1, 1);
    private static final UUID VOUCHER = new UUID(1, 3);
    private static final Instant FROM = Instant.parse("2025-12-31T16:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-31T16:00:00Z");
    private static final Instant REPORTABLE = Instant.parse("2027-01-30T16:00:00Z");
    private static final Instant RECORDED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-03-01T08:00:01Z");

    private final Commands commands = mock(Commands.class);
    private final RedemptionFacts facts = new RedemptionFacts(commands);

    @Test
    void an_issued_voucher_gets_an_account() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));

        Reception reception = facts.receive(fact(issued("ENTERPRISE")));

        assertThat(reception).isEqualTo(Reception.taken());
        verify(commands)
                .within(
                        new OpenVoucherAccount(
                                VOUCHER,
                                EVENT,
                                new VoucherTerms(
                                        "310000-COMPUTE-2026",
                                        "310000",
                                        "91330100799655058B",
                                        80_000_000,
                                        8_000,
                                        new VoucherValidity(FROM, UNTIL, REPORTABLE),
                                        PayeeKind.ENTERPRISE),
                                RECEIVED));
    }

    @Test
    void a_kind_of_payee_that_is_not_known_here_is_not_guessed() {
        assertThatThrownBy(() -> facts.receive(fact(issued("TREASURY"))))
                .isInstanceOf(IllegalArgumentException.class);
        verifyNoInteractions(commands);
    }

    @Test
    void a_fact_cannot_be_refused() {
        when(commands.within(any())).thenReturn(Outcome.refused(mock(Refusal.class)));

        assertThatThrownBy(() -> facts.receive(fact(issued("DATA_CENTRE"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(EVENT.toString());
    }

    @Test
    void a_later_kind_of_fact_on_the_topic_is_of_no_concern() {
        assertThat(facts.receive(fact("a record of a type that is not known here")))
                .isEqualTo(Reception.taken());
        verifyNoInteractions(commands);
    }

    @Test
    void facts_are_read_from_the_voucher_topic_and_wait_for_nothing() {
        assertThat(facts.topics()).containsExactly("computevoucher.voucher.v1");
        assertThat(facts.needsItsCause(fact(issued("DATA_CENTRE")))).isFalse();
    }

    private static VoucherIssued issued(String payee) {
        return VoucherIssued.newBuilder()
                .setEventId(EVENT.toString())
                .setEffectiveAt(RECORDED)
                .setRecordedAt(RECORDED)
                .setVoucherId(VOUCHER.toString())
                .setPot("310000-COMPUTE-2026")
                .setRegion("310000")
                .setEnterprise("91330100799655058B")
                .setFaceFen(80_000_000L)
                .setRateBasisPoints(8_000)
                .setValidFrom(FROM)
                .setValidUntil(UNTIL)
                .setReportableUntil(REPORTABLE)
                .setPayee(payee)
                .build();
    }

    private static IncomingFact fact(Object value) {
        return new IncomingFact(
                EVENT,
                "computevoucher.voucher.v1.VoucherIssued",
                null,
                new IncomingFact.Source("computevoucher.voucher.v1", 0, 0),
                VOUCHER.toString(),
                value,
                RECORDED,
                RECEIVED,
                false);
    }
}
