package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.jspecify.annotations.Nullable;

/**
 * Money was appropriated to a pot.
 *
 * @param drawnFromPlan true: it left what was planned; false: it is new money
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
