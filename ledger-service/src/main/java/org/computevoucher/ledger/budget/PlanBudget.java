package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Announce money for a pot, which cannot be spent yet. */
record PlanBudget(
        @TargetAggregateIdentifier String pot,
        long amountFen,
        String document,
        UUID eventId,
        @Nullable Instant effectiveAt,
        Instant now)
        implements BudgetCommand {

    BudgetPlanned recordedAfter(@Nullable UUID causeId) {
        return new BudgetPlanned(eventId, causeId, pot, amountFen, document, takesEffect(), now);
    }
}
