package org.computevoucher.redemption.payee;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.jspecify.annotations.Nullable;

/** What happens to a payee's account with a pot. Private, where it does not say otherwise. */
public sealed interface PayeeAccountEvent {

    /** A reversal releases what is payable once, so the id of that follows from the reversal's. */
    static UUID releaseOf(UUID reversalEventId) {
        return UUID.nameUUIDFromBytes(("released/" + reversalEventId).getBytes(UTF_8));
    }

    String account();

    /**
     * The subsidy of a consumption is owed.
     *
     * @param consumptionId the event id of the ComputeConsumed
     * @param subsidyFen without what was set off, in fen, more than 0
     * @param logIndex where the ComputeConsumed stands in the log: what stands up to there is done
     * @param voucherId null: an old event; it belongs to no voucher
     */
    @StoredAs("SubsidyOwed")
    record SubsidyOwed(
            String account,
            String pot,
            String region,
            String payee,
            UUID consumptionId,
            long subsidyFen,
            long logIndex,
            Instant recordedAt,
            @Nullable UUID voucherId)
            implements PayeeAccountEvent {}

    /**
     * A reversal was booked. What was payable of it is no more, the rest has to come back. Public.
     *
     * @param enterprise the voucher's holder
     * @param dataCentre where the usage was
     * @param reversalEventId the event id of the correction
     * @param consumptionEventId the event id of the ComputeConsumed that was reversed
     * @param releasedFen what was payable, in fen, 0 or more
     * @param recoveryFen what has to come back, in fen, 0 or more: see {@link RecoveryRaised}
     * @param logIndex where the reversal stands in the log: what stands up to there is done
     */
    @StoredAs("PayableReleased")
    record PayableReleased(
            String account,
            String pot,
            String region,
            String payee,
            UUID voucherId,
            String enterprise,
            String dataCentre,
            UUID eventId,
            UUID reversalEventId,
            UUID consumptionEventId,
            long releasedFen,
            long recoveryFen,
            long logIndex,
            Instant effectiveAt,
            Instant recordedAt)
            implements PayeeAccountEvent {}

    /**
     * What was paid, or is being paid, has to come back. Public.
     *
     * @param causeId the event id of the ComputeConsumed that was reversed
     * @param amountFen in fen, more than 0
     */
    @StoredAs("RecoveryRaised")
    record RecoveryRaised(
            UUID eventId,
            UUID causeId,
            String pot,
            String region,
            String payee,
            UUID voucherId,
            long amountFen,
            Instant effectiveAt,
            Instant recordedAt,
            String account)
            implements PayeeAccountEvent {}

    /**
     * New usage of a voucher was set off against what the payee has to give back of it: the payee
     * has the money already. Public.
     *
     * @param recoveryId follows from the consumption, so that it is always the same
     * @param causeId the event id of the last RecoveryRaised of the account
     * @param consumptionEventId the event id of the new ComputeConsumed
     * @param amountFen in fen, more than 0
     */
    @StoredAs("ReceivableSetOff")
    record ReceivableSetOff(
            String account,
            String pot,
            String region,
            String payee,
            UUID voucherId,
            UUID recoveryId,
            UUID causeId,
            UUID consumptionEventId,
            long amountFen,
            Instant recordedAt)
            implements PayeeAccountEvent, RecoverySettled {

        @Override
        public Kind kind() {
            return Kind.SET_OFF;
        }
    }

    /** A settlement took all that was payable, and paid it at once: before there were runs. */
    @StoredAs("PayableTaken")
    record PayableTaken(
            String account,
            String pot,
            String payee,
            UUID settlementId,
            long amountFen,
            Instant recordedAt)
            implements PayeeAccountEvent {}

    /**
     * A settlement run collected all that was payable. What the payee had to give back is netted,
     * which {@link ReceivableNetted} says of each voucher; the rest is in payment.
     *
     * @param causeId the event id of the last consumption that is paid for
     * @param grossFen all that was payable, in fen, more than 0
     * @param netted by voucher; at most {@link PayeeBalance#MAX_NETTED}
     * @param amountFen what is left to be paid, in fen, 0 or more
     */
    @StoredAs("PayableCollected")
    record PayableCollected(
            String account,
            String pot,
            String region,
            String payee,
            UUID settlementId,
            UUID paymentId,
            UUID causeId,
            long grossFen,
            List<VoucherAmount> netted,
            long amountFen,
            Instant recordedAt)
            implements PayeeAccountEvent {

        public PayableCollected {
            netted = List.copyOf(netted);
        }
    }

    /**
     * Money that the payee had to give back is back: it was netted with what it was owed. Public.
     *
     * @param recoveryId follows from settlement, account and voucher, so that it is always the same
     * @param causeId the event id of the last RecoveryRaised of the account
     * @param amountFen in fen, more than 0
     */
    @StoredAs("ReceivableNetted")
    record ReceivableNetted(
            String account,
            String pot,
            String region,
            String payee,
            UUID voucherId,
            UUID recoveryId,
            UUID causeId,
            UUID settlementId,
            long amountFen,
            Instant recordedAt)
            implements PayeeAccountEvent, RecoverySettled {

        @Override
        public Kind kind() {
            return Kind.NETTED;
        }
    }

    /**
     * The payee paid back what it had to give back of a voucher. Public.
     *
     * @param recoveryId follows from receipt and voucher, so that it is always the same
     * @param causeId the event id of the last RecoveryRaised of the account
     * @param receiptId one receipt can be for many vouchers
     * @param amountFen in fen, more than 0
     * @param document what proves it
     * @param receivedBy who recorded it
     */
    @StoredAs("ReceivableReceived")
    record ReceivableReceived(
            String account,
            String pot,
            String region,
            String payee,
            UUID voucherId,
            UUID recoveryId,
            UUID causeId,
            UUID receiptId,
            long amountFen,
            String document,
            String receivedBy,
            Instant recordedAt)
            implements PayeeAccountEvent, RecoverySettled {

        @Override
        public Kind kind() {
            return Kind.RECEIVED;
        }
    }

    /**
     * A run was cancelled before anybody approved it: what it was to pay is payable again.
     *
     * @param amountFen in fen, more than 0
     */
    @StoredAs("PaymentGivenBack")
    record PaymentGivenBack(
            String account,
            String pot,
            String payee,
            UUID settlementId,
            UUID paymentId,
            long amountFen,
            Instant recordedAt)
            implements PayeeAccountEvent {}

    /**
     * A payee was paid, or a part of it where a payment is for many vouchers. Public.
     *
     * @param eventId of the first part it is told, and those of the others follow from it
     * @param causeId the event id of the last ComputeConsumed that is paid for
     * @param amountFen in fen, more than 0
     * @param effectiveAt not after recordedAt
     * @param paymentId the EndToEndId; null: an old event
     * @param vouchers what was paid for which, at most {@link
     *     PaymentCommand.RecordPayment#VOUCHERS_AT_ONCE}; their sum is the amount. null: an old
     *     event, or some of it was owed when no voucher was told: then it is all that was in
     *     payment
     */
    @StoredAs("SubsidyReimbursed")
    record SubsidyReimbursed(
            UUID eventId,
            UUID causeId,
            UUID settlementId,
            String pot,
            String region,
            String payee,
            long amountFen,
            Instant effectiveAt,
            Instant recordedAt,
            @Nullable String paymentId,
            @Nullable List<VoucherAmount> vouchers)
            implements PayeeAccountEvent {

        public SubsidyReimbursed {
            vouchers = vouchers == null ? null : List.copyOf(vouchers);
        }

        @Override
        public String account() {
            return PayeeAccount.idOf(pot, payee);
        }
    }

    /**
     * The bank did not carry out a payment: what it was to pay is payable again. Public.
     *
     * @param causeId the event id of the last ComputeConsumed that was to be paid for
     * @param paymentId the EndToEndId
     * @param amountFen in fen, more than 0
     * @param reason the bank's code
     */
    @StoredAs("PaymentRejected")
    record PaymentRejected(
            UUID eventId,
            UUID causeId,
            UUID settlementId,
            String paymentId,
            String pot,
            String region,
            String payee,
            long amountFen,
            String reason,
            Instant effectiveAt,
            Instant recordedAt)
            implements PayeeAccountEvent {

        @Override
        public String account() {
            return PayeeAccount.idOf(pot, payee);
        }
    }
}
