package org.computevoucher.ledger.balance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The money of a pot at one moment, in fen.
 *
 * <p>The allocated money is what the treasury gave for the pot less what of it is only planned. It
 * is not added up from the other figures, so {@code allocated = available + outstanding + payable +
 * paid + returned + suspense} is a check and not a definition. What is receivable stands outside of
 * it: it is still part of what is paid until it is back.
 *
 * @param region whose book was read
 * @param recordedAt what the book knew then
 * @param effectiveAt what was true then; null: not asked
 * @param entryNumber the last entry of the book at that moment; 0: before the first
 */
record PotView(
        String pot,
        String region,
        long plannedFen,
        long allocatedFen,
        long availableFen,
        long outstandingFen,
        long payableFen,
        long paidFen,
        long returnedFen,
        long suspenseFen,
        long receivableFen,
        Instant recordedAt,
        @Nullable Instant effectiveAt,
        long entryNumber) {

    /** The same without the moment: equal for as long as nothing moved. */
    PotView whenever() {
        return new PotView(
                pot,
                region,
                plannedFen,
                allocatedFen,
                availableFen,
                outstandingFen,
                payableFen,
                paidFen,
                returnedFen,
                suspenseFen,
                receivableFen,
                Instant.EPOCH,
                null,
                entryNumber);
    }
}
