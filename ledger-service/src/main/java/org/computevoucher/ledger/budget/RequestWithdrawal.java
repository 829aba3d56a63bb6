package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Want allocated money back; the pot's envelope will give it or refuse. */
record RequestWithdrawal(
        @TargetAggregateIdentifier String pot,
        UUID withdrawalId,
        long amountFen,
        String document,
        UUID eventId,
        @Nullable Instant effectiveAt,
        Instant now)
        implements BudgetCommand {

    BudgetWithdrawalRequested recordedAfter(@Nullable UUID causeId) {
        return new BudgetWithdrawalRequested(
                eventId, causeId, withdrawalId, pot, amountFen, document, takesEffect(), now);
    }
}
