package org.computevoucher.issuance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.programme.Payee;
import org.computevoucher.issuance.validity.VoucherDays;
import org.computevoucher.issuance.validity.VoucherValidity;
import org.computevoucher.issuance.voucher.ClosureReason;
import org.computevoucher.issuance.voucher.SuspensionReason;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosureRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReduced;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReductionRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherResumed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherSuspended;
import org.computevoucher.issuance.voucher.VoucherGrant;
import org.computevoucher.issuance.voucher.VoucherTerms;
import org.computevoucher.platform.relay.PublicRecord;
import org.junit.jupiter.api.Test;

class IssuanceContractTest {

    private static final UUID EVENT = new UUID(1, 1);
    private static final UUID CAUSE = new UUID(1, 2);
    private static final UUID VOUCHER = new UUID(1, 3);
    private static final UUID APPLICATION = new UUID(1, 4);
    private static final String POT = "310000-COMPUTE-2026";
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123456Z");

    private final IssuanceContract contract = new IssuanceContract();

    @Test
    void an_issue_is_public_under_its_voucher_and_names_its_cause() {
        VoucherIssued issued =
                new VoucherIssued(
                        EVENT,
                        CAUSE,
                        VOUCHER,
                        "310000",
                        new VoucherTerms(
                                "310000-COMPUTE-2026",
                                "91330100799655058B",
                                80_000_000,
                                8_000,
                                new VoucherDays(
                                        LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 30),
                                Payee.DATA_CENTRE),
                        new VoucherValidity(
                                Instant.parse("2025-12-31T16:00:00Z"),
                                Instant.parse("2026-12-31T16:00:00Z"),
                                Instant.parse("2027-01-30T16:00:00Z")),
                        new VoucherGrant(
                                "310000-COMPUTE-2026-0000042-T",
                                3,
                                APPLICATION,
                                null,
                                "310000",
                                "A100",
                                "EXCLUSIVE"),
                        NOW,
                        NOW);

        assertThat(contract.publicRecordOf(issued))
                .isEqualTo(
                        new PublicRecord(
                                "computevoucher.voucher.v1",
                                VOUCHER.toString(),
                                new computevoucher.voucher.v1.VoucherIssued(
                                        EVENT.toString(),
                                        NOW,
                                        NOW,
                                        VOUCHER.toString(),
                                        "310000-COMPUTE-2026",
                                        "310000",
                                        "91330100799655058B",
                                        80_000_000L,
                                        8_000,
                                        Instant.parse("2025-12-31T16:00:00Z"),
                                        Instant.parse("2026-12-31T16:00:00Z"),
                                        Instant.parse("2027-01-30T16:00:00Z"),
                                        "DATA_CENTRE",
                                        "310000-COMPUTE-2026-0000042-T",
                                        3,
                                        APPLICATION.toString(),
                                        "310000",
                                        "A100",
                                        "EXCLUSIVE"),
                                EVENT,
                                CAUSE,
                                NOW));
        assertThat(contract.topics())
                .contains("computevoucher.voucher.v1", "computevoucher.application.v1");
    }

    @Test
    void what_is_asked_of_a_voucher_is_public_and_names_its_issue() {
        Instant before = NOW.minusSeconds(60);
        assertThat(
                        contract.publicRecordOf(
                                new VoucherSuspended(
                                        EVENT,
                                        CAUSE,
                                        VOUCHER,
                                        POT,
                                        "310000",
                                        SuspensionReason.COMPLIANCE,
                                        "Notice 7",
                                        before,
                                        NOW)))
                .isEqualTo(
                        record(
                                new computevoucher.voucher.v1.VoucherSuspended(
                                        EVENT.toString(),
                                        before,
                                        NOW,
                                        VOUCHER.toString(),
                                        POT,
                                        "310000",
                                        "COMPLIANCE",
                                        "Notice 7")));
        assertThat(
                        contract.publicRecordOf(
                                new VoucherResumed(
                                        EVENT,
                                        CAUSE,
                                        VOUCHER,
                                        POT,
                                        "310000",
                                        "Notice 8",
                                        NOW,
                                        NOW)))
                .isEqualTo(
                        record(
                                new computevoucher.voucher.v1.VoucherResumed(
                                        EVENT.toString(),
                                        NOW,
                                        NOW,
                                        VOUCHER.toString(),
                                        POT,
                                        "310000",
                                        "Notice 8")));
        assertThat(
                        contract.publicRecordOf(
                                new VoucherReductionRequested(
                                        EVENT, CAUSE, VOUCHER, POT, "310000", 100, NOW, NOW)))
                .isEqualTo(
                        record(
                                new computevoucher.voucher.v1.VoucherReductionRequested(
                                        EVENT.toString(),
                                        NOW,
                                        NOW,
                                        VOUCHER.toString(),
                                        POT,
                                        "310000",
                                        100L)));
        assertThat(
                        contract.publicRecordOf(
                                new VoucherClosureRequested(
                                        EVENT,
                                        CAUSE,
                                        VOUCHER,
                                        POT,
                                        "310000",
                                        ClosureReason.EXPIRED,
                                        null,
                                        before,
                                        NOW)))
                .isEqualTo(
                        record(
                                new computevoucher.voucher.v1.VoucherClosureRequested(
                                        EVENT.toString(),
                                        before,
                                        NOW,
                                        VOUCHER.toString(),
                                        POT,
                                        "310000",
                                        "EXPIRED")));
    }

    private static PublicRecord record(SpecificRecordBase value) {
        return new PublicRecord(
                "computevoucher.voucher.v1", VOUCHER.toString(), value, EVENT, CAUSE, NOW);
    }

    @Test
    void everything_else_is_private() {
        assertThat(
                        contract.publicRecordOf(
                                new EnvelopeFilled("310000-COMPUTE-2026", EVENT, 1, NOW)))
                .isNull();
        assertThat(contract.publicRecordOf(new VoucherClosed(EVENT, VOUCHER, 0, "EXPIRED", NOW)))
                .isNull();
        assertThat(contract.publicRecordOf(new VoucherReduced(EVENT, VOUCHER, 1, 1, NOW))).isNull();
    }
}
