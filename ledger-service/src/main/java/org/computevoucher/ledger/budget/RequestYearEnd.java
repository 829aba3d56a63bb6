package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Have the fiscal year of a pot closed; the pot's envelope will say what was left. */
record RequestYearEnd(
        @TargetAggregateIdentifier String pot,
        UUID yearEndId,
        YearEndDecision decision,
        String document,
        UUID eventId,
        Instant now)
        implements BudgetCommand {

    /** A year is closed when it is asked for: what was issued until then was issued. */
    @Override
    public @Nullable Instant effectiveAt() {
        return null;
    }

    BudgetYearEndRequested recordedAfter(@Nullable UUID causeId) {
        return new BudgetYearEndRequested(
                eventId, causeId, yearEndId, pot, decision, document, takesEffect(), now);
    }
}
