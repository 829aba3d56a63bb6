package org.computevoucher.redemption.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.redemption.bank.BankAccount;
import org.jspecify.annotations.Nullable;

/** What happens to a settlement run. Private to this service. */
public sealed interface SettlementRunEvent {

    UUID runId();

    /**
     * A run was opened, and is to collect what is payable.
     *
     * @param openedBy the subject of a token; null: the schedule
     * @param debtor the treasury's account at this moment
     */
    @StoredAs("SettlementRunOpened")
    record SettlementRunOpened(
            UUID runId,
            SettlementScope scope,
            @Nullable String openedBy,
            BankAccount debtor,
            Instant recordedAt)
            implements SettlementRunEvent {}

    /**
     * A payee that the run has looked at.
     *
     * @param paymentId its payment; null: it was left out
     * @param amountFen what is to be paid, in fen; 0: all was netted, or it was left out
     * @param leftOut why; null: it was not
     */
    record CollectedPayee(
            String payee,
            @Nullable UUID paymentId,
            long amountFen,
            @Nullable LeftOutReason leftOut) {}

    /**
     * The next payees were collected.
     *
     * @param payees at most {@link SettlementCommand.CollectPayees#AT_ONCE}; without those who were
     *     owed nothing
     * @param last the name of the last payee that was looked at
     */
    @StoredAs("PayeesCollected")
    record PayeesCollected(
            UUID runId,
            SettlementScope scope,
            List<CollectedPayee> payees,
            String last,
            Instant recordedAt)
            implements SettlementRunEvent {

        public PayeesCollected {
            payees = List.copyOf(payees);
        }
    }

    /**
     * All is collected: another person can approve it.
     *
     * @param payments how many are to be paid
     * @param controlSumFen what they are together, in fen
     */
    @StoredAs("SettlementRunReady")
    record SettlementRunReady(UUID runId, int payments, long controlSumFen, Instant recordedAt)
            implements SettlementRunEvent {}

    /**
     * A second person said that it is to be paid.
     *
     * @param approvedBy the subject of a token
     * @param executionDate when the bank is asked to pay
     */
    @StoredAs("SettlementRunApproved")
    record SettlementRunApproved(
            UUID runId, String approvedBy, LocalDate executionDate, Instant recordedAt)
            implements SettlementRunEvent {}

    /**
     * It will not be paid.
     *
     * @param cancelledBy the subject of a token
     * @param document why, as whoever cancelled it can prove
     */
    @StoredAs("SettlementRunCancelled")
    record SettlementRunCancelled(
            UUID runId, String cancelledBy, String document, Instant recordedAt)
            implements SettlementRunEvent {}

    /**
     * The next payments of a cancelled run were given back.
     *
     * @param givenBack how many altogether
     * @param left how many are still to be
     */
    @StoredAs("PaymentsGivenBack")
    record PaymentsGivenBack(UUID runId, int givenBack, int left, Instant recordedAt)
            implements SettlementRunEvent {}

    /**
     * The bank has answered a payment of the run.
     *
     * @param amountFen in fen
     * @param accepted else it was rejected
     */
    @StoredAs("RunPaymentAnswered")
    record RunPaymentAnswered(
            UUID runId, UUID paymentId, long amountFen, boolean accepted, Instant recordedAt)
            implements SettlementRunEvent {}

    /**
     * There is nothing left to be answered.
     *
     * @param paidFen what the bank paid, in fen
     * @param rejectedFen what is payable again, in fen
     */
    @StoredAs("SettlementRunCompleted")
    record SettlementRunCompleted(UUID runId, long paidFen, long rejectedFen, Instant recordedAt)
            implements SettlementRunEvent {}
}
