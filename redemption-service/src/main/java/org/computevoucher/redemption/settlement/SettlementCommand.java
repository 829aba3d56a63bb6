package org.computevoucher.redemption.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.settlement.PaymentEvent.BankAnswer;
import org.jspecify.annotations.Nullable;

/** What is done with settlement runs; all commands of a run go one after the other. */
sealed interface SettlementCommand {

    UUID runId();

    /**
     * Open a run; one that was opened under this id stays as it is.
     *
     * @param openedBy null: the schedule
     * @param debtor the treasury's account; null: nobody has set it
     */
    record OpenSettlementRun(
            @TargetAggregateIdentifier UUID runId,
            SettlementScope scope,
            @Nullable String openedBy,
            @Nullable BankAccount debtor,
            Instant at)
            implements SettlementCommand {}

    /**
     * A payee that seems to be owed something.
     *
     * @param pots those that seem to owe it
     * @param creditor null: nobody has said where it wants its money
     */
    record DuePayee(String payee, List<String> pots, @Nullable BankAccount creditor) {}

    /**
     * Collect what the next payees are owed.
     *
     * @param after the last payee that was looked at before: where the run is elsewhere, this was
     *     done
     * @param next in the order of their names; none: all is collected
     */
    record CollectPayees(
            @TargetAggregateIdentifier UUID runId, String after, List<DuePayee> next, Instant at)
            implements SettlementCommand {

        /** How many payees are collected in one transaction. */
        static final int AT_ONCE = 50;
    }

    /**
     * Approve a run.
     *
     * @param executionDate the day in Shanghai on which the bank is asked to pay
     */
    record ApproveSettlementRun(
            @TargetAggregateIdentifier UUID runId,
            Mandate mandate,
            String approvedBy,
            LocalDate executionDate,
            Instant at)
            implements SettlementCommand {}

    /** Cancel a run that nobody has approved. */
    record CancelSettlementRun(
            @TargetAggregateIdentifier UUID runId,
            Mandate mandate,
            String cancelledBy,
            String document,
            Instant at)
            implements SettlementCommand {}

    /**
     * Give back the next payments of a cancelled run.
     *
     * @param givenBack how many were before: where the run is elsewhere, this was done
     */
    record GiveBackPayments(@TargetAggregateIdentifier UUID runId, int givenBack, Instant at)
            implements SettlementCommand {

        /** How many payments are given back in one transaction. */
        static final int AT_ONCE = 50;
    }

    /** What the bank said of one payment, by its EndToEndId. */
    record AnswerToPayment(String paymentId, BankAnswer answer) {}

    /** Take what the bank said of payments of an approved run. */
    record TakeBankAnswers(
            @TargetAggregateIdentifier UUID runId,
            Mandate mandate,
            List<AnswerToPayment> answers,
            Instant at)
            implements SettlementCommand {}
}
