package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Close a pot's fiscal year, now that its envelope is closed. Sent for every EnvelopeClosed fact.
 *
 * @param envelopeClosedId the fact
 * @param availableFen what was left in the envelope, in fen; 0 or more
 * @param eventId the id of the event that records it
 * @param carriedEventId the id of the allocation to the next pot, where it is carried
 * @param effectiveAt when the envelope was closed
 */
public record CloseYear(
        @TargetAggregateIdentifier String pot,
        UUID yearEndId,
        UUID envelopeClosedId,
        long availableFen,
        UUID eventId,
        UUID carriedEventId,
        Instant effectiveAt,
        Instant now) {

    /**
     * @param notCarriedBecause why it was not carried, where it was to be; null otherwise
     */
    BudgetYearClosed returned(
            BudgetYearEndRequested requested, @Nullable String notCarriedBecause) {
        return closed(requested, null, notCarriedBecause);
    }

    BudgetYearClosed carried(BudgetYearEndRequested requested, String nextPot) {
        return closed(requested, nextPot, null);
    }

    /** What the next pot gets: new money, which rests on the decision to carry it. */
    BudgetAllocated allocated(BudgetYearEndRequested requested, String nextPot) {
        return new BudgetAllocated(
                carriedEventId,
                eventId,
                nextPot,
                availableFen,
                false,
                "%s (carried from %s)".formatted(requested.document(), pot),
                takesEffect(),
                now);
    }

    private BudgetYearClosed closed(
            BudgetYearEndRequested requested,
            @Nullable String carriedTo,
            @Nullable String notCarriedBecause) {
        return new BudgetYearClosed(
                eventId,
                envelopeClosedId,
                yearEndId,
                pot,
                availableFen,
                carriedTo,
                notCarriedBecause,
                requested.document(),
                takesEffect(),
                now);
    }

    private Instant takesEffect() {
        return effectiveAt.isBefore(now) ? effectiveAt : now;
    }
}
