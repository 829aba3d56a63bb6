package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;

/**
 * Allocated money that was still available went back to the treasury.
 *
 * @param causeId the envelope's WithdrawalGranted
 * @param amountFen in fen; more than 0
 * @param document the official document that ordered it, as the region wrote it
 * @param effectiveAt when the envelope gave it up; never after recordedAt
 */
@StoredAs("BudgetWithdrawn")
public record BudgetWithdrawn(
        UUID eventId,
        UUID causeId,
        UUID withdrawalId,
        String pot,
        long amountFen,
        String document,
        Instant effectiveAt,
        Instant recordedAt)
        implements BudgetEvent {}
