package org.computevoucher.issuance.envelope;

import static org.computevoucher.issuance.envelope.EnvelopeEvent.idOfAnswerTo;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalGranted;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalRefused;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Give up available money that the region wants back, or refuse. Sent for every
 * BudgetWithdrawalRequested fact.
 *
 * @param requestId the event id of the fact
 * @param amountFen what is wanted back, in fen; more than 0
 * @param at when this service learned of it
 */
public record GiveBack(
        @TargetAggregateIdentifier String pot,
        UUID withdrawalId,
        UUID requestId,
        long amountFen,
        Instant at) {

    /**
     * @param lastTakingId the end of the pot's chain; null: nothing was taken yet
     */
    WithdrawalGranted granted(@Nullable UUID lastTakingId) {
        return new WithdrawalGranted(
                idOfAnswerTo(requestId),
                Objects.requireNonNullElse(lastTakingId, requestId),
                withdrawalId,
                pot,
                amountFen,
                at);
    }

    WithdrawalRefused refused(Refusal refusal, Money available) {
        return new WithdrawalRefused(
                idOfAnswerTo(requestId),
                requestId,
                withdrawalId,
                pot,
                amountFen,
                available.fen(),
                refusal.reason(),
                at);
    }
}
