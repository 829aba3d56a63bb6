package org.computevoucher.ledger.export;

import java.time.Instant;
import org.computevoucher.ledger.balance.Moment;
import org.computevoucher.ledger.journal.EntryView;
import org.jspecify.annotations.Nullable;

/**
 * The moment of a book as of which its balances are told.
 *
 * @param end the last entry that counts, by position and recorded time
 * @param moment which says also what counts of those up to there, by effective time
 */
record BalancesAt(EntryView end, Moment moment) {

    Instant effectiveUntil() {
        return moment.effectiveUntil();
    }

    @Nullable Instant effectiveAt() {
        return moment.effectiveAt();
    }
}
