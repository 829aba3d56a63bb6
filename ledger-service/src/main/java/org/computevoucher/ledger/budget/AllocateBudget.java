package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Appropriate money to a pot, which can be spent from then on.
 *
 * @param drawnFromPlan true: the money leaves what is planned; false: it is new money
 */
record AllocateBudget(
        @TargetAggregateIdentifier String pot,
        long amountFen,
        boolean drawnFromPlan,
        String document,
        UUID eventId,
        @Nullable Instant effectiveAt,
        Instant now)
        implements BudgetCommand {

    BudgetAllocated recordedAfter(@Nullable UUID causeId) {
        return new BudgetAllocated(
                eventId, causeId, pot, amountFen, drawnFromPlan, document, takesEffect(), now);
    }
}
