package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;

/**
 * The pot's envelope did not hold what the region wanted back; nothing has moved. Private: the
 * envelope told the world.
 *
 * @param refusalId the envelope's WithdrawalRefused
 * @param reason ENVELOPE_EXHAUSTED, POT_YEAR_CLOSED or a later one
 * @param availableFen what could still be promised at that moment, in fen; 0 or more
 */
@StoredAs("BudgetWithdrawalRefused")
public record BudgetWithdrawalRefused(
        UUID refusalId,
        UUID withdrawalId,
        String pot,
        String reason,
        long availableFen,
        Instant recordedAt)
        implements BudgetEvent {}
