package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.jspecify.annotations.Nullable;

/**
 * The region wants allocated money back. Nothing has moved: the pot's envelope gives it or refuses.
 *
 * @param causeId the public fact of this pot's budget before this one
 * @param amountFen in fen; more than 0
 * @param document the official document that orders it, as the region writes it
 * @param effectiveAt never after recordedAt
 */
@StoredAs("BudgetWithdrawalRequested")
public record BudgetWithdrawalRequested(
        UUID eventId,
        @Nullable UUID causeId,
        UUID withdrawalId,
        String pot,
        long amountFen,
        String document,
        Instant effectiveAt,
        Instant recordedAt)
        implements BudgetEvent {}
