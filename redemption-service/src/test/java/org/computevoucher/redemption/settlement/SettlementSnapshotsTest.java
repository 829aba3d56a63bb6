package org.computevoucher.redemption.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.settlement.PaymentEvent.BankAnswer;
import org.computevoucher.redemption.settlement.PaymentEvent.PaymentAnswered;
import org.computevoucher.redemption.settlement.PaymentEvent.PaymentPrepared;
import org.computevoucher.redemption.settlement.SettlementRunEvent.CollectedPayee;
import org.computevoucher.redemption.settlement.SettlementRunEvent.PayeesCollected;
import org.computevoucher.redemption.settlement.SettlementRunEvent.RunPaymentAnswered;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunApproved;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunOpened;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

class SettlementSnapshotsTest {

    private static final UUID RUN = new UUID(1, 1);
    private static final UUID PAYMENT = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00.123456Z");
    private static final BankAccount ACCOUNT =
            new BankAccount("上海市财政局", "31001500000000000001", "105290000017");

    @Test
    void a_run_survives_its_snapshot() {
        SettlementScope scope = new SettlementScope("310000", "DC-1", "310000-COMPUTE-2026");
        Snapshots.assertReadBackWhole(
                SettlementRun.class,
                new SettlementRunOpened(RUN, scope, "first", ACCOUNT, NOW),
                new PayeesCollected(
                        RUN,
                        scope,
                        List.of(new CollectedPayee("DC-1", PAYMENT, 30, null)),
                        "DC-1",
                        NOW),
                new SettlementRunApproved(RUN, "second", LocalDate.parse("2026-03-03"), NOW),
                new RunPaymentAnswered(RUN, PAYMENT, 30, true, NOW));
    }

    @Test
    void a_payment_survives_its_snapshot() {
        Snapshots.assertReadBackWhole(
                Payment.class,
                new PaymentPrepared(
                        PAYMENT,
                        RUN,
                        "310000",
                        "DC-1",
                        ACCOUNT,
                        List.of(new PaymentLine("310000-COMPUTE-2026", 40, 10, 30)),
                        30,
                        NOW),
                new PaymentAnswered(
                        PAYMENT, RUN, new BankAnswer(false, "AC04", "closed", "b"), NOW));
    }
}
