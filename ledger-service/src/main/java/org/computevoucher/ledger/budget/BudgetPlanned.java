package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.jspecify.annotations.Nullable;

/** Money was announced for a pot. */
@StoredAs("BudgetPlanned")
public record BudgetPlanned(
        UUID eventId,
        @Nullable UUID causeId,
        String pot,
        long amountFen,
        String document,
        Instant effectiveAt,
        Instant recordedAt)
        implements BudgetEvent {}
