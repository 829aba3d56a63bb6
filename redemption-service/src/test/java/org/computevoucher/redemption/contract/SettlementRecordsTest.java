package org.computevoucher.redemption.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentRejected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.junit.jupiter.api.Test;

class SettlementRecordsTest {

    private static final UUID EVENT = new UUID(1, 1);
    private static final UUID CAUSE = new UUID(1, 2);
    private static final UUID VOUCHER = new UUID(1, 3);
    private static final UUID SETTLEMENT = new UUID(1, 4);
    private static final String PAYMENT = "0123456789abcdef0123456789abcdef";
    private static final String POT = "310000-COMPUTE-2026";
    private static final Instant END = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00.123456Z");

    private final RedemptionContract contract = new RedemptionContract();

    @Test
    void a_rejected_payment_is_public_under_its_payee() {
        assertThat(
                        contract.publicRecordOf(
                                new PaymentRejected(
                                        EVENT,
                                        CAUSE,
                                        SETTLEMENT,
                                        PAYMENT,
                                        POT,
                                        "310000",
                                        "DC-1",
                                        40_000_000,
                                        "AC04",
                                        END,
                                        NOW)))
                .isEqualTo(
                        new PublicRecord(
                                "computevoucher.settlement.v1",
                                "DC-1",
                                new computevoucher.settlement.v1.PaymentRejected(
                                        EVENT.toString(),
                                        END,
                                        NOW,
                                        SETTLEMENT.toString(),
                                        PAYMENT,
                                        POT,
                                        "310000",
                                        "DC-1",
                                        40_000_000L,
                                        "AC04"),
                                EVENT,
                                CAUSE,
                                NOW));
    }

    @Test
    void a_recovery_is_public_under_its_payee_after_the_consumption_that_was_reversed() {
        assertThat(
                        contract.publicRecordOf(
                                new RecoveryRaised(
                                        EVENT,
                                        CAUSE,
                                        POT,
                                        "310000",
                                        "DC-1",
                                        VOUCHER,
                                        1_500_000,
                                        END,
                                        NOW,
                                        POT + ":DC-1")))
                .isEqualTo(
                        new PublicRecord(
                                "computevoucher.settlement.v1",
                                "DC-1",
                                new computevoucher.settlement.v1.RecoveryRaised(
                                        EVENT.toString(),
                                        END,
                                        NOW,
                                        POT,
                                        "310000",
                                        "DC-1",
                                        VOUCHER.toString(),
                                        CAUSE.toString(),
                                        1_500_000L),
                                EVENT,
                                CAUSE,
                                NOW));
    }
}
