package org.computevoucher.ledger.export;

import org.computevoucher.ledger.query.PageQuery;
import org.computevoucher.ledger.query.UnreadableQuery;
import org.jspecify.annotations.Nullable;

/** Reads the parameter {@code upTo}. */
final class UpTo {

    private UpTo() {}

    /**
     * The last ledger number that counts.
     *
     * @param last the last that there is
     * @throws UnreadableQuery MALFORMED_AFTER
     */
    static long of(@Nullable String upTo, long last) {
        return upTo == null
                ? last
                : Math.min(
                        last,
                        PageQuery.number("upTo", "upTo is the ledgerNumber of an entry.", upTo));
    }
}
