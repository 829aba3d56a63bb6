package org.computevoucher.ledger.suspense;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry that lies or lay in suspense.
 *
 * @param book the region
 * @param entryNumber its number in the book
 * @param suspenseReason which kind of account lacked money, for example {@code
 *     AVAILABLE_INSUFFICIENT}
 * @param missingFen what its lines take from accounts that did not hold it
 * @param since when it was posted, by the book's clock
 * @param clearedByEntryNumber the entry that took it out of suspense; null: it lies there still
 * @param clearedAt when that was posted
 */
record SuspenseItemView(
        String book,
        long entryNumber,
        UUID factId,
        String factType,
        String pot,
        @Nullable UUID voucherId,
        @Nullable String payee,
        String suspenseReason,
        long missingFen,
        List<WaitingLine> waiting,
        Instant since,
        @Nullable Long clearedByEntryNumber,
        @Nullable Instant clearedAt) {

    /**
     * @param account where the line belongs; null: it does not say, for it was posted when lines
     *     did not, and is not cleared by itself
     * @param amountFen what that account will gain (positive) or lose (negative)
     */
    record WaitingLine(@Nullable String account, long amountFen) {}
}
