package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.usage.Reversal;
import org.computevoucher.redemption.usage.Usage;
import org.jspecify.annotations.Nullable;

/** What happens to the account of a voucher. */
public sealed interface VoucherAccountEvent {

    /** Closed because its face was used up. */
    String EXHAUSTED = "EXHAUSTED";

    /** Closed because its holder gave back all that was open. */
    String RETURNED = "RETURNED";

    UUID voucherId();

    /**
     * A voucher was issued, and its account opened. Private: the issuance service told the world.
     *
     * @param voucherIssuedId the event id of the issue, which the account's own facts name as cause
     */
    @StoredAs("VoucherAccountOpened")
    record VoucherAccountOpened(
            UUID voucherId, UUID voucherIssuedId, VoucherTerms terms, Instant recordedAt)
            implements VoucherAccountEvent {}

    /**
     * Usage was accepted: its subsidy left the open balance and is owed to the payee. Public.
     *
     * @param causeId the event id of the voucher's issue
     * @param enterprise the voucher's holder
     * @param eligibleCostFen what no other subsidy has covered, in fen
     * @param subsidyFen what the pot pays of it, in fen
     * @param payerShareFen what the enterprise pays itself, in fen
     * @param openFen what is left of the voucher, in fen
     * @param payee the id of who is reimbursed
     * @param setOffFen the part of the subsidy that the payee has already, in fen; null: 0
     * @param effectiveAt the end of the charge period; recordedAt, where the data centre's clock is
     *     ahead of ours: nothing is effective later than it is recorded
     */
    @StoredAs("ComputeConsumed")
    record ComputeConsumed(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            String enterprise,
            Usage usage,
            long eligibleCostFen,
            long subsidyFen,
            long payerShareFen,
            BindingLimit bindingLimit,
            long openFen,
            String payee,
            @Nullable Long setOffFen,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherAccountEvent {

        /** What becomes payable: the subsidy, but for what was set off. */
        public Money payable() {
            return Money.ofFen(subsidyFen).minus(setOff());
        }

        public Money setOff() {
            return setOffFen == null ? Money.ZERO : Money.ofFen(setOffFen);
        }
    }

    /**
     * Usage was taken back, and with it a part of the subsidy: where that is, its payee's account
     * is asked. There is one of them for each payee from whom something is taken; the first has the
     * cost. Private.
     *
     * @param payee who had the subsidy
     * @param correctionId the same in all of them: the first's reversalEventId
     * @param reversalEventId the id that ConsumptionReversed will have
     * @param consumptionEventId the event id of the ComputeConsumed
     * @param recoveryEventId the id that RecoveryRaised will have, if it was paid
     * @param reversal as the data centre reported it
     * @param eligibleCostFen what is taken back of the eligible cost, in fen; 0 but in the first
     * @param subsidyFen by how much the payee's subsidy is smaller, in fen; 0 or more
     */
    @StoredAs("ReversalRecorded")
    record ReversalRecorded(
            UUID voucherId,
            String pot,
            String region,
            String enterprise,
            String payee,
            UUID correctionId,
            UUID reversalEventId,
            UUID consumptionEventId,
            UUID recoveryEventId,
            Reversal reversal,
            long eligibleCostFen,
            long subsidyFen,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherAccountEvent {

        /** Whether this is the one that has the cost. */
        public boolean hasTheCost() {
            return reversalEventId.equals(correctionId);
        }

        /** Where the usage was. */
        public String dataCentre() {
            return reversal.dataCentre();
        }
    }

    /**
     * Usage was taken back, and where its subsidy was is known. Public.
     *
     * @param causeId the event id of the PayableReleased; where no subsidy was taken back, of the
     *     ComputeConsumed
     * @param consumptionEventId the event id of the ComputeConsumed
     * @param releasedFen what was not paid yet and is back, in fen
     * @param recoveryFen what was paid and has to come back, in fen
     * @param availableFen the part of releasedFen that went back to the pot, in fen: all or 0
     * @param openFen what is open now, in fen
     */
    @StoredAs("ConsumptionReversed")
    record ConsumptionReversed(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            String enterprise,
            String payee,
            UUID consumptionEventId,
            Reversal reversal,
            long eligibleCostFen,
            long subsidyFen,
            long releasedFen,
            long recoveryFen,
            long availableFen,
            long openFen,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherAccountEvent {}

    /** An account whose face was used up is live again. Public. */
    @StoredAs("VoucherReopened")
    record VoucherReopened(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherAccountEvent {}

    /**
     * Money that a payee gave back is open again, or returned. Public.
     *
     * @param causeId the event id of the RecoverySettled
     * @param amountFen what is back, in fen; more than 0
     * @param returnedFen the part of it that does not stay with the voucher, in fen: all or 0
     * @param openFen what is open now, in fen
     * @param logIndex up to where this account knows what came back
     */
    @StoredAs("RecoveryCredited")
    record RecoveryCredited(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            String enterprise,
            String payee,
            long amountFen,
            long returnedFen,
            long openFen,
            long logIndex,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherAccountEvent {}

    /**
     * The account was closed, and what was left goes back to the pot. Public.
     *
     * @param causeId the event id of what closed it: the consumption that used it up, or the
     *     request
     * @param unusedFen what was left, in fen; 0 or more
     * @param reason {@link #EXHAUSTED}, {@link #RETURNED}, or as the request for it said
     */
    @StoredAs("VoucherClosed")
    record VoucherClosed(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            long unusedFen,
            String reason,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherAccountEvent {}

    /**
     * A part of the face was given back to the pot. Public.
     *
     * @param causeId the event id of the request
     * @param amountFen the part, in fen; more than 0
     * @param faceFen the face from now on, in fen
     * @param openFen what is left open, in fen; more than 0
     */
    @StoredAs("VoucherReduced")
    record VoucherReduced(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            long amountFen,
            long faceFen,
            long openFen,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherAccountEvent {}

    /**
     * The voucher was suspended. Private: the issuance service told the world.
     *
     * @param factId the event id of the fact that said so
     * @param from usage before it stands
     */
    @StoredAs("VoucherAccountSuspended")
    record VoucherAccountSuspended(UUID voucherId, UUID factId, Instant from, Instant recordedAt)
            implements VoucherAccountEvent {}

    /**
     * The voucher was resumed. Private: the issuance service told the world.
     *
     * @param factId the event id of the fact that said so
     * @param from usage from it on counts again
     */
    @StoredAs("VoucherAccountResumed")
    record VoucherAccountResumed(UUID voucherId, UUID factId, Instant from, Instant recordedAt)
            implements VoucherAccountEvent {}
}
