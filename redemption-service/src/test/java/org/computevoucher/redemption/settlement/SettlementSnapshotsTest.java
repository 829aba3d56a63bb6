package org.computevoucher.redemption.settlement;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.redemption.settlement.PayeeAccountEvent.PayableTaken;
import org.computevoucher.redemption.settlement.PayeeAccountEvent.SubsidyOwed;
import org.computevoucher.redemption.settlement.SettlementEvent.SubsidyReimbursed;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

class SettlementSnapshotsTest {

    private static final String POT = "310000-COMPUTE-2026";
    private static final String ACCOUNT = PayeeAccount.idOf(POT, "DC-1");
    private static final UUID CONSUMPTION = new UUID(1, 1);
    private static final UUID SETTLEMENT = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00.123456Z");

    @Test
    void a_payees_account_survives_its_snapshot() {
        Snapshots.assertReadBackWhole(
                PayeeAccount.class,
                new SubsidyOwed(ACCOUNT, POT, "310000", "DC-1", CONSUMPTION, 40, 7, NOW),
                new PayableTaken(ACCOUNT, POT, "DC-1", SETTLEMENT, 30, NOW));
    }

    @Test
    void a_settlement_survives_its_snapshot() {
        Snapshots.assertReadBackWhole(
                Settlement.class,
                new SubsidyReimbursed(
                        new UUID(1, 3),
                        CONSUMPTION,
                        SETTLEMENT,
                        POT,
                        "310000",
                        "DC-1",
                        30,
                        NOW,
                        NOW));
    }
}
