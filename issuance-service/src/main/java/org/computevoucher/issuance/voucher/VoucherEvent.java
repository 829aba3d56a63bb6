package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.issuance.validity.VoucherValidity;
import org.computevoucher.platform.eventlog.StoredAs;
import org.jspecify.annotations.Nullable;

/** What happens to a voucher. */
public sealed interface VoucherEvent {

    UUID voucherId();

    /**
     * A voucher was issued. Public.
     *
     * @param causeId the fact before it in the pot's chain: the pot's previous VoucherIssued, or
     *     for the pot's first voucher the allocation
     * @param terms what was asked for, and so what was issued
     * @param grant the rules it was granted under; null: issued before there were any
     * @param effectiveAt the same as recordedAt: a voucher is in force by being issued
     */
    @StoredAs("VoucherIssued")
    record VoucherIssued(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String region,
            VoucherTerms terms,
            VoucherValidity validity,
            @Nullable VoucherGrant grant,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherEvent {}

    /**
     * The voucher was suspended. Public.
     *
     * @param causeId the event id of the voucher's issue
     * @param document the official document that orders it
     * @param effectiveAt usage before it stands
     */
    @StoredAs("VoucherSuspended")
    record VoucherSuspended(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            SuspensionReason reason,
            String document,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherEvent {}

    /**
     * The voucher was resumed. Public.
     *
     * @param causeId the event id of the voucher's issue
     * @param document the official document that orders it
     * @param effectiveAt usage from it on counts again; the same as recordedAt
     */
    @StoredAs("VoucherResumed")
    record VoucherResumed(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            String document,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherEvent {}

    /**
     * The voucher is to be closed; its account will say what was not used. Public.
     *
     * @param causeId the event id of the voucher's issue
     * @param document the official document that orders it; null: none does
     * @param effectiveAt when grace ended, where that is the reason; otherwise the same as
     *     recordedAt
     */
    @StoredAs("VoucherClosureRequested")
    record VoucherClosureRequested(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            ClosureReason reason,
            @Nullable String document,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherEvent {}

    /**
     * The holder gives a part back; the account will say how much of it was still open. Public.
     *
     * @param causeId the event id of the voucher's issue
     * @param amountFen the part, in fen; more than 0 and less than the face
     * @param effectiveAt the same as recordedAt
     */
    @StoredAs("VoucherReductionRequested")
    record VoucherReductionRequested(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            long amountFen,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherEvent {}

    /**
     * The voucher's account gave a part up. Private: the redemption service told the world already.
     *
     * @param eventId the id of the fact that said so
     * @param amountFen the part, in fen; more than 0
     * @param faceFen the face from now on, in fen
     */
    @StoredAs("VoucherReduced")
    record VoucherReduced(
            UUID eventId, UUID voucherId, long amountFen, long faceFen, Instant recordedAt)
            implements VoucherEvent {}

    /**
     * The voucher's account was closed in the redemption service. Private: that service told the
     * world already.
     *
     * @param eventId the id of the fact that said so
     */
    @StoredAs("VoucherClosed")
    record VoucherClosed(
            UUID eventId, UUID voucherId, long unusedFen, String reason, Instant recordedAt)
            implements VoucherEvent {}

    /**
     * Usage of the closed voucher was reversed, and what was to be paid for it is unused after all.
     * Private: the redemption service told the world already.
     *
     * @param eventId the id of the fact that said so
     * @param amountFen what went back to the pot, in fen; more than 0
     * @param unusedFen all that was not used of the voucher, in fen
     */
    @StoredAs("VoucherUsageReversed")
    record VoucherUsageReversed(
            UUID eventId, UUID voucherId, long amountFen, long unusedFen, Instant recordedAt)
            implements VoucherEvent {}

    /**
     * Money that a payee was paid for usage of the closed voucher, which was reversed since, came
     * back and was returned to the treasury. Private: the redemption service told the world
     * already.
     *
     * @param eventId the id of the fact that said so
     * @param amountFen what was returned, in fen; more than 0
     * @param unusedFen all that was not used of the voucher, in fen
     */
    @StoredAs("VoucherMoneyRecovered")
    record VoucherMoneyRecovered(
            UUID eventId, UUID voucherId, long amountFen, long unusedFen, Instant recordedAt)
            implements VoucherEvent {}

    /**
     * The voucher, which was used up, is live again. Private: the redemption service told the world
     * already.
     *
     * @param eventId the id of the fact that said so
     * @param suspendedFrom it is still suspended, and usage from then on is refused; null: it is
     *     not suspended
     */
    @StoredAs("VoucherReopened")
    record VoucherReopened(
            UUID eventId, UUID voucherId, @Nullable Instant suspendedFrom, Instant recordedAt)
            implements VoucherEvent {}
}
