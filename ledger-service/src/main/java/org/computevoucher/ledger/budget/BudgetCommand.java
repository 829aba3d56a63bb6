package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the budget authority can be asked to do; each names the document it rests on. */
sealed interface BudgetCommand
        permits PlanBudget, AllocateBudget, RequestWithdrawal, RequestYearEnd {

    /** The pot, well-formed. */
    String pot();

    /** The official document behind it. */
    String document();

    /** The id of the event that records it. */
    UUID eventId();

    /** When it takes or took effect; null: when it is recorded. */
    @Nullable Instant effectiveAt();

    /** The time of the request. */
    Instant now();

    /** When it takes effect, said or not. */
    default Instant takesEffect() {
        return Objects.requireNonNullElse(effectiveAt(), now());
    }
}
