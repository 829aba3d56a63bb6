package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.jspecify.annotations.Nullable;

/**
 * The fiscal year of a pot is to be closed, and its budget takes no request any more. Nothing has
 * moved: the pot's envelope is closed first and says what was left.
 *
 * @param causeId the public fact of this pot's budget before this one
 * @param decision what is to become of what is left
 * @param document the official document that orders it, as the region writes it
 */
@StoredAs("BudgetYearEndRequested")
public record BudgetYearEndRequested(
        UUID eventId,
        @Nullable UUID causeId,
        UUID yearEndId,
        String pot,
        YearEndDecision decision,
        String document,
        Instant effectiveAt,
        Instant recordedAt)
        implements BudgetEvent {}
