package org.computevoucher.redemption.contract;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.settlement.v1.ReimbursedVoucher;
import computevoucher.usage_results.v1.UsageResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.redemption.intake.UsageReportEvent.UsageReportAnswered;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableTaken;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.payee.VoucherAmount;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountSuspended;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;
import org.junit.jupiter.api.Test;

class RedemptionContractTest {

    private static final UUID EVENT = new UUID(1, 1);
    private static final UUID CAUSE = new UUID(1, 2);
    private static final UUID VOUCHER = new UUID(1, 3);
    private static final UUID SETTLEMENT = new UUID(1, 4);
    private static final String PAYMENT = "0123456789abcdef0123456789abcdef";
    private static final String POT = "310000-COMPUTE-2026";
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00.123456Z");

    private final RedemptionContract contract = new RedemptionContract();

    @Test
    void a_consumption_is_public_under_its_voucher() {
        ComputeConsumed consumed =
                new ComputeConsumed(
                        EVENT,
                        CAUSE,
                        VOUCHER,
                        POT,
                        "310000",
                        "91330100799655058B",
                        new Usage(
                                "DC-1",
                                "u1",
                                VOUCHER,
                                ChargePeriod.of(START, END),
                                50_000_000,
                                new Usage.Details(
                                        "192.5", "Hours", "A100-80G", "node-17", "S", null)),
                        50_000_000,
                        40_000_000,
                        10_000_000,
                        BindingLimit.RATE,
                        40_000_000,
                        "DC-1",
                        0L,
                        END,
                        NOW);

        assertThat(contract.publicRecordOf(consumed))
                .isEqualTo(
                        new PublicRecord(
                                "computevoucher.consumption.v1",
                                VOUCHER.toString(),
                                new computevoucher.consumption.v1.ComputeConsumed(
                                        EVENT.toString(),
                                        END,
                                        NOW,
                                        VOUCHER.toString(),
                                        POT,
                                        "310000",
                                        "91330100799655058B",
                                        "DC-1",
                                        "u1",
                                        START,
                                        END,
                                        50_000_000L,
                                        40_000_000L,
                                        10_000_000L,
                                        "DC-1",
                                        "192.5",
                                        "Hours",
                                        "A100-80G",
                                        "node-17",
                                        "S",
                                        null,
                                        50_000_000L,
                                        0L),
                                EVENT,
                                CAUSE,
                                NOW));
    }

    @Test
    void a_closing_is_public_under_its_voucher_after_the_consumption() {
        assertThat(
                        contract.publicRecordOf(
                                new VoucherClosed(
                                        EVENT,
                                        CAUSE,
                                        VOUCHER,
                                        POT,
                                        "310000",
                                        0,
                                        "EXHAUSTED",
                                        NOW,
                                        NOW)))
                .isEqualTo(
                        new PublicRecord(
                                "computevoucher.consumption.v1",
                                VOUCHER.toString(),
                                new computevoucher.consumption.v1.VoucherClosed(
                                        EVENT.toString(),
                                        NOW,
                                        NOW,
                                        VOUCHER.toString(),
                                        POT,
                                        "310000",
                                        0L,
                                        "EXHAUSTED"),
                                EVENT,
                                CAUSE,
                                NOW));
    }

    @Test
    void a_reduction_is_public_under_its_voucher_after_its_request() {
        assertThat(
                        contract.publicRecordOf(
                                new VoucherReduced(
                                        EVENT, CAUSE, VOUCHER, POT, "310000", 10, 90, 40, END,
                                        NOW)))
                .isEqualTo(
                        new PublicRecord(
                                "computevoucher.consumption.v1",
                                VOUCHER.toString(),
                                new computevoucher.consumption.v1.VoucherReduced(
                                        EVENT.toString(),
                                        END,
                                        NOW,
                                        VOUCHER.toString(),
                                        POT,
                                        "310000",
                                        10L,
                                        90L,
                                        40L),
                                EVENT,
                                CAUSE,
                                NOW));
    }

    @Test
    void a_reimbursement_is_public_under_its_payee() {
        assertThat(
                        contract.publicRecordOf(
                                new SubsidyReimbursed(
                                        EVENT,
                                        CAUSE,
                                        SETTLEMENT,
                                        POT,
                                        "310000",
                                        "DC-1",
                                        40_000_000,
                                        NOW,
                                        NOW,
                                        PAYMENT,
                                        List.of(new VoucherAmount(VOUCHER, 40_000_000)))))
                .isEqualTo(
                        new PublicRecord(
                                "computevoucher.settlement.v1",
                                "DC-1",
                                new computevoucher.settlement.v1.SubsidyReimbursed(
                                        EVENT.toString(),
                                        NOW,
                                        NOW,
                                        SETTLEMENT.toString(),
                                        POT,
                                        "310000",
                                        "DC-1",
                                        40_000_000L,
                                        PAYMENT,
                                        List.of(
                                                new ReimbursedVoucher(
                                                        VOUCHER.toString(), 40_000_000L))),
                                EVENT,
                                CAUSE,
                                NOW));
    }

    @Test
    void everything_else_is_private() {
        assertThat(
                        contract.publicRecordOf(
                                new PayableTaken(POT + ":DC-1", POT, "DC-1", SETTLEMENT, 1, NOW)))
                .isNull();
        assertThat(contract.publicRecordOf(new VoucherAccountSuspended(VOUCHER, EVENT, START, NOW)))
                .isNull();
        assertThat(contract.topics())
                .containsExactlyInAnyOrder(
                        "computevoucher.consumption.v1",
                        "computevoucher.settlement.v1",
                        "computevoucher.usage-results.v1");
    }

    @Test
    void a_report_is_answered_to_its_data_centre_and_names_the_report() {
        PublicRecord refused =
                Objects.requireNonNull(
                        contract.publicRecordOf(
                                new UsageReportAnswered(
                                        "usage-report/" + VOUCHER,
                                        EVENT,
                                        VOUCHER,
                                        "DC-1",
                                        "u1",
                                        "no voucher",
                                        "rejected",
                                        "FIELDS_INVALID",
                                        "voucherId must be a UUID",
                                        null,
                                        NOW)));

        assertThat(refused.topic()).isEqualTo("computevoucher.usage-results.v1");
        assertThat(refused.key()).isEqualTo("DC-1");
        assertThat(refused.causeId()).isEqualTo(VOUCHER);
        assertThat(refused.value())
                .isInstanceOfSatisfying(
                        UsageResult.class,
                        result -> {
                            assertThat(result.getReason()).isEqualTo("FIELDS_INVALID");
                            assertThat(result.getVoucherId()).isEqualTo("no voucher");
                            assertThat(result.getSubsidyFen()).isNull();
                        });
    }
}
