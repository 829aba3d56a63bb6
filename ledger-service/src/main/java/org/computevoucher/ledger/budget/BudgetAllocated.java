package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.jspecify.annotations.Nullable;

/**
 * Money was appropriated to a pot.
 *
 * @param causeId the public fact of this pot's budget before this one, or, of money that was
 *     carried, the {@link BudgetYearClosed} of the pot it comes from; null: it rests on nothing
 * @param amountFen in fen; more than 0
 * @param drawnFromPlan true: it left what was planned; false: it is new money
 * @param document the official document behind it, as the region writes it
 * @param effectiveAt never after recordedAt
 */
@StoredAs("BudgetAllocated")
public record BudgetAllocated(
        UUID eventId,
        @Nullable UUID causeId,
        String pot,
        long amountFen,
        boolean drawnFromPlan,
        String document,
        Instant effectiveAt,
        Instant recordedAt)
        implements BudgetEvent {}
