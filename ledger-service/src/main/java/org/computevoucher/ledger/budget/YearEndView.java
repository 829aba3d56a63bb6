package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the end of a pot's fiscal year goes.
 *
 * @param closedAt when the year was closed; null: it is not
 * @param returnedFen what was still available and is returned, in fen; null: not closed
 * @param carriedTo the next pot, to which the same amount was allocated anew; null: to none
 * @param notCarriedBecause why the next budget could not take what was to be carried:
 *     POT_LIMIT_EXCEEDED or POT_YEAR_CLOSED; null: nothing was left out
 */
record YearEndView(
        UUID yearEndId,
        String pot,
        YearEndDecision decision,
        String document,
        Status status,
        Instant requestedAt,
        @Nullable Instant closedAt,
        @Nullable Long returnedFen,
        @Nullable String carriedTo,
        @Nullable String notCarriedBecause) {

    enum Status {
        /** The budget takes no request; the envelope was asked to close. */
        REQUESTED,
        /** What was left is returned, and carried where so decided. */
        CLOSED
    }

    static YearEndView of(BudgetYearEndRequested event) {
        return new YearEndView(
                event.yearEndId(),
                event.pot(),
                event.decision(),
                event.document(),
                Status.REQUESTED,
                event.recordedAt(),
                null,
                null,
                null,
                null);
    }
}
