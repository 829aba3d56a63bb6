package org.computevoucher.redemption.payee;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableTaken;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyOwed;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

class PayeeAccountSnapshotTest {

    private static final String POT = "310000-COMPUTE-2026";
    private static final String ACCOUNT = PayeeAccount.idOf(POT, "DC-1");
    private static final UUID CONSUMPTION = new UUID(1, 1);
    private static final UUID SETTLEMENT = new UUID(1, 2);
    private static final UUID PAYMENT = new UUID(1, 3);
    private static final UUID ONE = new UUID(2, 1);
    private static final UUID OTHER = new UUID(2, 2);
    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00.123456Z");

    @Test
    void a_payees_account_survives_its_snapshot() {
        Snapshots.assertReadBackWhole(
                PayeeAccount.class,
                new SubsidyOwed(ACCOUNT, POT, "310000", "DC-1", CONSUMPTION, 40, 7, NOW, null),
                new PayableTaken(ACCOUNT, POT, "DC-1", SETTLEMENT, 30, NOW),
                new SubsidyOwed(ACCOUNT, POT, "310000", "DC-1", CONSUMPTION, 20, 8, NOW, OTHER),
                new PayableCollected(
                        ACCOUNT,
                        POT,
                        "310000",
                        "DC-1",
                        SETTLEMENT,
                        PAYMENT,
                        CONSUMPTION,
                        30,
                        List.of(),
                        30,
                        NOW),
                new SubsidyOwed(ACCOUNT, POT, "310000", "DC-1", CONSUMPTION, 20, 9, NOW, ONE),
                new RecoveryRaised(
                        new UUID(1, 4),
                        CONSUMPTION,
                        POT,
                        "310000",
                        "DC-1",
                        OTHER,
                        5,
                        NOW,
                        NOW,
                        ACCOUNT));
    }
}
