package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.jspecify.annotations.Nullable;

/**
 * Money was announced for a pot.
 *
 * @param causeId the public fact of this pot's budget before this one; null: this is its first
 * @param amountFen in fen; more than 0
 * @param document the official document behind it, as the region writes it
 * @param effectiveAt never after recordedAt
 */
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
