package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the budget authority can be asked to do; every command records one tranche of money. */
sealed interface BudgetCommand permits PlanBudget, AllocateBudget {

    /** The pot, well-formed. */
    String pot();

    /** The amount of the tranche, in fen. */
    long amountFen();

    /** The official document behind it. */
    String document();

    /** The id of the event that records it. */
    UUID eventId();

    /** When it takes or took effect; null: when it is recorded. */
    @Nullable Instant effectiveAt();

    /** The time of the request. */
    Instant now();
}
