package org.computevoucher.issuance.voucher;

import static org.computevoucher.issuance.grant.IssuingInMemory.NOW;
import static org.computevoucher.issuance.grant.IssuingInMemory.POT;
import static org.computevoucher.issuance.grant.IssuingInMemory.id;
import static org.computevoucher.issuance.grant.IssuingInMemory.terms;

import java.time.Instant;
import org.computevoucher.issuance.envelope.Envelope;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.FaceReserved;
import org.computevoucher.issuance.validity.VoucherValidity;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

    @Test
    void an_envelope_survives_its_snapshot() {
        Snapshots.assertReadBackWhole(
                Envelope.class,
                new EnvelopeFilled(POT, id("a1"), 1_000, NOW),
                new FaceReserved(POT, id("v1"), id("issue of v1"), 600, NOW),
                new EnvelopeRefilled(POT, id("v1"), 200, NOW));
    }

    @Test
    void a_voucher_survives_its_snapshot() {
        Snapshots.assertReadBackWhole(
                Voucher.class,
                new VoucherIssued(
                        id("issue of v1"),
                        id("a1"),
                        id("v1"),
                        "310000",
                        terms(600),
                        new VoucherValidity(
                                Instant.parse("2025-12-31T16:00:00Z"),
                                Instant.parse("2026-12-31T16:00:00Z"),
                                Instant.parse("2027-01-30T16:00:00Z")),
                        null,
                        NOW,
                        NOW),
                new VoucherClosed(id("closing"), id("v1"), 200, "EXPIRED", NOW));
    }
}
