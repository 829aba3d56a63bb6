package org.computevoucher.ledger.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account on which the book and another service did not agree.
 *
 * @param differenceNumber 1, 2, 3 and so on, with gaps
 * @param account as it is named in balances
 * @param bookFen what the book says at the position, what is in suspense put where it belongs
 * @param statedFen what the service states; 0 also where it does not name the account
 * @param position in the service's log
 * @param firstSeen by the book's clock
 * @param clearedAt null: they still do not agree
 */
record DifferenceView(
        long differenceNumber,
        String kind,
        String account,
        String pot,
        long bookFen,
        long statedFen,
        long position,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant clearedAt) {}
