package org.computevoucher.issuance.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;

/**
 * What happens to an envelope. What answers the budget authority or follows from a closed year is
 * public; of the rest the world sees the vouchers.
 */
public sealed interface EnvelopeEvent {

    String pot();

    Instant recordedAt();

    /**
     * The id of the public event that follows from a fact: a fact has one answer, so the answer's
     * id follows from the fact's.
     */
    static UUID idOfAnswerTo(UUID factId) {
        return UUID.nameUUIDFromBytes(("envelope's answer to " + factId).getBytes(UTF_8));
    }

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

    /** What a closed or reduced voucher had not used, or not after all, came back. */
    @StoredAs("EnvelopeRefilled")
    record EnvelopeRefilled(String pot, UUID voucherId, long unusedFen, Instant recordedAt)
            implements EnvelopeEvent {}

    /**
     * What was promised to a closed voucher, and a payee was paid for its usage, came back and went
     * to the treasury. Private: the redemption service told the world already.
     *
     * @param amountFen what was returned, in fen; more than 0
     */
    @StoredAs("RecoveredReturned")
    record RecoveredReturned(String pot, UUID voucherId, long amountFen, Instant recordedAt)
            implements EnvelopeEvent {}

    /**
     * Available money was given up, because the region wants it back. Public.
     *
     * @param causeId the fact of the pot's chain before it; the request, where it is the first
     * @param amountFen what was given up, in fen; more than 0
     */
    @StoredAs("WithdrawalGranted")
    record WithdrawalGranted(
            UUID eventId,
            UUID causeId,
            UUID withdrawalId,
            String pot,
            long amountFen,
            Instant recordedAt)
            implements EnvelopeEvent {}

    /**
     * The region wanted more back than is available; nothing was given up. Public.
     *
     * @param causeId the request
     * @param amountFen what was wanted, in fen
     * @param availableFen what could still be promised, in fen; 0 or more
     * @param reason ENVELOPE_EXHAUSTED or POT_YEAR_CLOSED
     */
    @StoredAs("WithdrawalRefused")
    record WithdrawalRefused(
            UUID eventId,
            UUID causeId,
            UUID withdrawalId,
            String pot,
            long amountFen,
            long availableFen,
            String reason,
            Instant recordedAt)
            implements EnvelopeEvent {}

    /**
     * The fiscal year of the pot was closed: nothing is promised any more, and what was available
     * was given up. Public.
     *
     * @param causeId the fact of the pot's chain before it; the request, where it is the first
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

    /**
     * What came back from a voucher of a closed year was given up at once. Public.
     *
     * @param causeId the fact that the voucher was closed or reduced, or its usage reversed
     * @param amountFen what was given up, in fen; more than 0
     */
    @StoredAs("UnusedReturned")
    record UnusedReturned(
            UUID eventId,
            UUID causeId,
            String pot,
            UUID voucherId,
            long amountFen,
            Instant recordedAt)
            implements EnvelopeEvent {}
}
