package org.computevoucher.redemption.voucheraccount;

import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.ENTERPRISE;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.NOW;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.PERIOD;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.POT;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.id;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.terms;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.usage;

import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.usage.Reversal;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.RecoveryCredited;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountOpened;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountResumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountSuspended;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

class VoucherAccountSnapshotTest {

    @Test
    void an_account_survives_its_snapshot() {
        ReversalRecorded reversed = recorded("one", 800);
        Snapshots.assertReadBackWhole(
                VoucherAccount.class,
                new VoucherAccountOpened(
                        id("v1"),
                        id("issue of v1"),
                        terms(80_000_000, 8_000, PayeeKind.ENTERPRISE),
                        NOW),
                new ComputeConsumed(
                        id("c1"),
                        id("issue of v1"),
                        id("v1"),
                        POT,
                        "310000",
                        ENTERPRISE,
                        usage("u1", "v1", 50_000_000),
                        50_000_000,
                        40_000_000,
                        10_000_000,
                        BindingLimit.RATE,
                        40_000_000,
                        ENTERPRISE,
                        0L,
                        PERIOD.end(),
                        NOW),
                new VoucherAccountSuspended(id("v1"), id("suspension"), PERIOD.start(), NOW),
                new VoucherAccountResumed(id("v1"), id("resumption"), PERIOD.end(), NOW),
                new VoucherAccountSuspended(id("v1"), id("suspension"), NOW, NOW),
                new VoucherReduced(
                        id("r1"),
                        id("request"),
                        id("v1"),
                        POT,
                        "310000",
                        10_000_000,
                        70_000_000,
                        30_000_000,
                        NOW,
                        NOW),
                reversed,
                Reversals.reversed(
                        reversed,
                        new ConfirmReversal(
                                id("v1"),
                                id("one"),
                                Money.ofFen(600),
                                Money.ofFen(200),
                                id("released"),
                                NOW),
                        false,
                        Money.ZERO),
                new RecoveryCredited(
                        id("back"),
                        id("settled"),
                        id("v1"),
                        POT,
                        "310000",
                        ENTERPRISE,
                        ENTERPRISE,
                        100,
                        0,
                        700,
                        77,
                        NOW,
                        NOW),
                recorded("another", 500),
                new VoucherClosed(
                        id("closing"), id("why"), id("v1"), POT, "310000", 0, "EXPIRED", NOW, NOW));
    }

    private static ReversalRecorded recorded(String reversalId, long subsidyFen) {
        return new ReversalRecorded(
                id("v1"),
                POT,
                "310000",
                ENTERPRISE,
                ENTERPRISE,
                id(reversalId),
                id(reversalId),
                id("c1"),
                id("recovery of " + reversalId),
                new Reversal("DC-1", "u1", reversalId, 1_000, "METERING_ERROR"),
                1_000,
                subsidyFen,
                NOW,
                NOW);
    }
}
