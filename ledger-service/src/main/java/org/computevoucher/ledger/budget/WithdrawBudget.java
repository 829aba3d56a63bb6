package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Take back what the pot's envelope has given up. Sent for every WithdrawalGranted fact.
 *
 * @param grantId the fact
 * @param amountFen what it says was given up, in fen
 * @param eventId the id of the event that records it
 * @param effectiveAt when the envelope gave it up
 */
public record WithdrawBudget(
        @TargetAggregateIdentifier String pot,
        UUID withdrawalId,
        UUID grantId,
        long amountFen,
        UUID eventId,
        Instant effectiveAt,
        Instant now) {

    /**
     * @param orderedBy the document of the request
     */
    BudgetWithdrawn recorded(String orderedBy) {
        Instant effective = effectiveAt.isBefore(now) ? effectiveAt : now;
        return new BudgetWithdrawn(
                eventId, grantId, withdrawalId, pot, amountFen, orderedBy, effective, now);
    }
}
