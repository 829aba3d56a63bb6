package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.jspecify.annotations.Nullable;

/**
 * The fiscal year of a pot was closed: what was still available is returned. What is outstanding
 * and payable carries on under this pot.
 *
 * @param causeId the envelope's EnvelopeClosed
 * @param returnedFen in fen; 0 or more
 * @param carriedTo the pot of the following year to which the same amount was allocated anew; null:
 *     it was not carried
 * @param notCarriedBecause the reason of the refusal where it was to be carried and the following
 *     year's budget could not take it: then it is returned alone; null otherwise
 * @param document the official document that ordered it, as the region wrote it
 * @param effectiveAt when the envelope was closed; never after recordedAt
 */
@StoredAs("BudgetYearClosed")
public record BudgetYearClosed(
        UUID eventId,
        UUID causeId,
        UUID yearEndId,
        String pot,
        long returnedFen,
        @Nullable String carriedTo,
        @Nullable String notCarriedBecause,
        String document,
        Instant effectiveAt,
        Instant recordedAt)
        implements BudgetEvent {}
