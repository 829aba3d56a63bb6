package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Note that the pot's envelope gave nothing up. Sent for every WithdrawalRefused fact.
 *
 * @param refusalId the fact
 * @param reason why, as the fact says
 * @param availableFen what could still be promised, in fen
 */
public record RefuseWithdrawal(
        @TargetAggregateIdentifier String pot,
        UUID withdrawalId,
        UUID refusalId,
        String reason,
        long availableFen,
        Instant now) {

    BudgetWithdrawalRefused recorded() {
        return new BudgetWithdrawalRefused(refusalId, withdrawalId, pot, reason, availableFen, now);
    }
}
