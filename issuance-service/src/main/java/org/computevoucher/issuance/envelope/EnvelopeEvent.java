package org.computevoucher.issuance.envelope;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;

/** What happens to an envelope. Private to this service: the world sees the vouchers. */
public sealed interface EnvelopeEvent {

    String pot();

    /** Allocated money came in. */
    @StoredAs("EnvelopeFilled")
    record EnvelopeFilled(String pot, UUID allocationId, long amountFen, Instant recordedAt)
            implements EnvelopeEvent {}

    /**
     * A voucher's face amount was promised.
     *
     * @param voucherIssuedId the event id of the voucher's VoucherIssued: the new end of the pot's
     *     chain
     */
    @StoredAs("FaceReserved")
    record FaceReserved(
            String pot, UUID voucherId, UUID voucherIssuedId, long faceFen, Instant recordedAt)
            implements EnvelopeEvent {}

    /** What a closed voucher had not used came back. */
    @StoredAs("EnvelopeRefilled")
    record EnvelopeRefilled(String pot, UUID voucherId, long unusedFen, Instant recordedAt)
            implements EnvelopeEvent {}

    /**
     * The fiscal year of the pot was closed: nothing is promised any more, and what was available
     * was given up. Public.
     *
     * @param causeId the fact that asked for it
     * @param availableFen what was given up, in fen; 0 or more
     */
    @StoredAs("EnvelopeClosed")
    record EnvelopeClosed(
            UUID eventId,
            UUID causeId,
            UUID yearEndId,
            String pot,
            long availableFen,
            Instant recordedAt)
            implements EnvelopeEvent {}
}
