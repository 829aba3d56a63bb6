package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a withdrawal goes.
 *
 * @param amountFen what the region wants back, in fen
 * @param effectiveAt when the order took effect in the world
 * @param answeredAt when the envelope's answer was recorded; null: it has not come
 * @param reason why the envelope gave nothing: ENVELOPE_EXHAUSTED or POT_YEAR_CLOSED; null: it was
 *     not refused
 * @param availableFen what the envelope could have given at most when it refused, in fen; null: it
 *     was not refused
 */
record WithdrawalView(
        UUID withdrawalId,
        String pot,
        long amountFen,
        String document,
        Instant effectiveAt,
        Status status,
        Instant requestedAt,
        @Nullable Instant answeredAt,
        @Nullable String reason,
        @Nullable Long availableFen) {

    enum Status {
        /** The envelope of the pot was asked; nothing has moved. */
        REQUESTED,
        /** The money is back in the treasury. */
        WITHDRAWN,
        /** The envelope held less; nothing has moved. */
        REFUSED
    }

    static WithdrawalView of(BudgetWithdrawalRequested event) {
        return new WithdrawalView(
                event.withdrawalId(),
                event.pot(),
                event.amountFen(),
                event.document(),
                event.effectiveAt(),
                Status.REQUESTED,
                event.recordedAt(),
                null,
                null,
                null);
    }
}
