package org.computevoucher.redemption.voucheraccount;

import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.ENTERPRISE;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.NOW;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.PERIOD;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.POT;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.id;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.terms;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.usage;

import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountOpened;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountResumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountSuspended;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

class VoucherAccountSnapshotTest {

    @Test
    void an_account_survives_its_snapshot() {
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
                        NOW));
    }
}
