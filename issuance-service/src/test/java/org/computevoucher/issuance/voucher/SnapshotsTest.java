package org.computevoucher.issuance.voucher;

import static org.computevoucher.issuance.grant.IssuingInMemory.NOW;
import static org.computevoucher.issuance.grant.IssuingInMemory.POT;
import static org.computevoucher.issuance.grant.IssuingInMemory.id;

import java.util.UUID;
import org.computevoucher.issuance.envelope.Envelope;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.FaceReserved;
import org.computevoucher.issuance.envelope.EnvelopeEvent.RecoveredReturned;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosureRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReductionRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherSuspended;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

    @Test
    void an_envelope_survives_its_snapshot() {
        Snapshots.assertReadBackWhole(
                Envelope.class,
                new EnvelopeFilled(POT, id("a1"), 1_000, NOW),
                new FaceReserved(POT, id("v1"), id("issue of v1"), 600, NOW),
                new EnvelopeRefilled(POT, id("v1"), 200, NOW),
                new RecoveredReturned(POT, id("v1"), 100, NOW));
    }

    @Test
    void a_voucher_survives_its_snapshot() {
        UUID voucher = id("v1");
        UUID issue = id("issue of v1");
        Snapshots.assertReadBackWhole(
                Voucher.class,
                VouchersInMemory.issued(voucher, issue, id("a1"), 600, VouchersInMemory.grant()),
                new VoucherSuspended(
                        id("s1"),
                        issue,
                        voucher,
                        POT,
                        "310000",
                        SuspensionReason.OTHER,
                        "Notice 7",
                        NOW,
                        NOW),
                new VoucherClosureRequested(
                        id("c1"),
                        issue,
                        voucher,
                        POT,
                        "310000",
                        ClosureReason.EXPIRED,
                        null,
                        NOW,
                        NOW),
                new VoucherClosed(id("closing"), voucher, 200, "EXPIRED", NOW),
                // not in this order in life, so that no field is unset
                new VoucherReductionRequested(
                        id("r1"), issue, voucher, POT, "310000", 100, NOW, NOW));
    }
}
