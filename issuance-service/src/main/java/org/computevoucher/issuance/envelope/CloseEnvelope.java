package org.computevoucher.issuance.envelope;

import static org.computevoucher.issuance.envelope.EnvelopeEvent.idOfAnswerTo;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeClosed;
import org.computevoucher.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Promise nothing more from a pot and give up what is available: its fiscal year ends. Sent for
 * every BudgetYearEndRequested fact.
 *
 * @param requestId the event id of the fact
 * @param at when this service learned of it
 */
public record CloseEnvelope(
        @TargetAggregateIdentifier String pot, UUID yearEndId, UUID requestId, Instant at) {

    /**
     * @param lastTakingId the end of the pot's chain; null: nothing was taken yet
     */
    EnvelopeClosed closed(@Nullable UUID lastTakingId, Money available) {
        return new EnvelopeClosed(
                idOfAnswerTo(requestId),
                Objects.requireNonNullElse(lastTakingId, requestId),
                yearEndId,
                pot,
                available.fen(),
                at);
    }
}
