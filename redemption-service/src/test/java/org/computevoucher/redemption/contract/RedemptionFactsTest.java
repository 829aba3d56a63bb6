package org.computevoucher.redemption.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.assertArg;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import computevoucher.voucher.v1.VoucherClosureRequested;
import computevoucher.voucher.v1.VoucherIssued;
import computevoucher.voucher.v1.VoucherReductionRequested;
import computevoucher.voucher.v1.VoucherResumed;
import computevoucher.voucher.v1.VoucherSuspended;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.platform.intake.Reception;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.redemption.intake.MissingVouchers;
import org.computevoucher.redemption.intake.UsageReports;
import org.computevoucher.redemption.validity.VoucherValidity;
import org.computevoucher.redemption.voucheraccount.CloseVoucherAccount;
import org.computevoucher.redemption.voucheraccount.OpenVoucherAccount;
import org.computevoucher.redemption.voucheraccount.PayeeKind;
import org.computevoucher.redemption.voucheraccount.ReduceVoucherAccount;
import org.computevoucher.redemption.voucheraccount.ResumeVoucherAccount;
import org.computevoucher.redemption.voucheraccount.SuspendVoucherAccount;
import org.computevoucher.redemption.voucheraccount.VoucherTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.InOrder;

class RedemptionFactsTest {

    private static final UUID EVENT = new UUID(1, 1);
    private static final UUID VOUCHER = new UUID(1, 3);
    private static final String POT = "310000-COMPUTE-2026";
    private static final Instant FROM = Instant.parse("2025-12-31T16:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-31T16:00:00Z");
    private static final Instant REPORTABLE = Instant.parse("2027-01-30T16:00:00Z");
    private static final Instant RECORDED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-03-01T08:00:01Z");

    private final Commands commands = mock(Commands.class);
    private final RedemptionFacts facts =
            new RedemptionFacts(
                    commands,
                    new UsageReports(commands, new MissingVouchers((moment, patience) -> false)));

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
                                        PayeeKind.ENTERPRISE,
                                        null,
                                        null,
                                        null),
                                RECEIVED));
    }

    @Test
    void a_voucher_may_be_good_only_in_some_data_centres() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));
        VoucherIssued issued = issued("ENTERPRISE");
        issued.setDataCentreRegion("330200");
        issued.setHardwareClass("H800");
        issued.setStacking("ALLOWED");

        facts.receive(fact(issued));

        verify(commands)
                .within(
                        assertArg(
                                (OpenVoucherAccount command) ->
                                        assertThat(command.terms())
                                                .extracting(
                                                        VoucherTerms::dataCentreRegion,
                                                        VoucherTerms::hardwareClass,
                                                        VoucherTerms::stacking)
                                                .containsExactly("330200", "H800", "ALLOWED")));
    }

    @Test
    void an_account_follows_its_voucher() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));
        UUID answer =
                UUID.nameUUIDFromBytes(("computevoucher.consumption.v1/" + EVENT).getBytes(UTF_8));

        facts.receive(
                fact(
                        new VoucherSuspended(
                                EVENT.toString(),
                                FROM,
                                RECORDED,
                                VOUCHER.toString(),
                                POT,
                                "310000",
                                "OTHER",
                                "a document")));
        facts.receive(
                fact(
                        new VoucherResumed(
                                EVENT.toString(),
                                FROM,
                                RECORDED,
                                VOUCHER.toString(),
                                POT,
                                "310000",
                                "a document")));
        facts.receive(
                fact(
                        new VoucherReductionRequested(
                                EVENT.toString(),
                                FROM,
                                RECORDED,
                                VOUCHER.toString(),
                                POT,
                                "310000",
                                500L)));
        facts.receive(fact(closure()));

        InOrder inOrder = inOrder(commands);
        inOrder.verify(commands)
                .within(new SuspendVoucherAccount(VOUCHER, POT, EVENT, FROM, RECEIVED));
        inOrder.verify(commands)
                .within(new ResumeVoucherAccount(VOUCHER, POT, EVENT, FROM, RECEIVED));
        inOrder.verify(commands)
                .within(new ReduceVoucherAccount(VOUCHER, POT, EVENT, answer, 500, FROM, RECEIVED));
        inOrder.verify(commands)
                .within(
                        new CloseVoucherAccount(
                                VOUCHER, POT, EVENT, answer, "EXPIRED", FROM, RECEIVED));
    }

    @Test
    void a_request_from_a_clock_that_is_ahead_of_ours_is_effective_when_it_is_received() {
        when(commands.within(any())).thenReturn(Outcome.accepted("done"));
        VoucherClosureRequested ahead = closure();
        ahead.setEffectiveAt(RECEIVED.plusSeconds(1));
        ahead.setRecordedAt(RECEIVED.plusSeconds(1));

        facts.receive(fact(ahead));

        verify(commands)
                .within(
                        assertArg(
                                (CloseVoucherAccount command) ->
                                        assertThat(command.effectiveAt()).isEqualTo(RECEIVED)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    field       | value
                    voucherId   | 1-1-1-1-1
                    region      | 110000
                    effectiveAt | 1999-12-31T23:59:59Z
                    effectiveAt | 2026-03-01T08:00:00.000001Z
                    reason      | ''
                    reason      | expired
                    amountFen   | 0
                    amountFen   | 10000000000001
                    """)
    void what_no_request_has_is_named(String field, String value) {
        SpecificRecordBase request =
                field.equals("amountFen") ? new VoucherReductionRequested() : closure();
        request.put(
                field,
                switch (field) {
                    case "amountFen" -> Long.valueOf(value);
                    case "effectiveAt" -> Instant.parse(value);
                    default -> value;
                });

        assertThatThrownBy(() -> facts.receive(fact(request)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(field);
        verifyNoInteractions(commands);
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
        assertThat(facts.topics())
                .containsExactlyInAnyOrder(
                        "computevoucher.voucher.v1", "computevoucher.usage-reports.v1");
        assertThat(facts.needsItsCause(fact(issued("DATA_CENTRE")))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "computevoucher.usage-reports.v1, computevoucher.voucher.v1.VoucherIssued",
        "computevoucher.voucher.v1, computevoucher.usage_reports.v1.UsageReported",
        "computevoucher.voucher.v1, VoucherIssued"
    })
    void what_is_written_to_a_topic_on_which_it_does_not_travel_is_nobodys_word(
            String topic, String type) {
        IncomingFact elsewhere =
                new IncomingFact(
                        EVENT,
                        type,
                        null,
                        new IncomingFact.Source(topic, 0, 0, null),
                        VOUCHER.toString(),
                        issued("DATA_CENTRE"),
                        RECORDED,
                        RECEIVED,
                        false);

        assertThatThrownBy(() -> facts.receive(elsewhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not travel there");
        verifyNoInteractions(commands);
    }

    private static VoucherClosureRequested closure() {
        return new VoucherClosureRequested(
                EVENT.toString(), FROM, RECORDED, VOUCHER.toString(), POT, "310000", "EXPIRED");
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
                new IncomingFact.Source("computevoucher.voucher.v1", 0, 0, null),
                VOUCHER.toString(),
                value,
                RECORDED,
                RECEIVED,
                false);
    }
}
