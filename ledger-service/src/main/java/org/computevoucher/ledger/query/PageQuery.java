package org.computevoucher.ledger.query;

import org.computevoucher.ledger.query.UnreadableQuery.Reason;
import org.jspecify.annotations.Nullable;

/** Reads the parameters {@code after} and {@code limit} of a page whose places are numbers. */
public final class PageQuery {

    public static final int MAX_LIMIT = 500;
    private static final int DEFAULT_LIMIT = 100;

    private PageQuery() {}

    /**
     * After which number the page begins; 0: from the beginning.
     *
     * @throws UnreadableQuery MALFORMED_AFTER
     */
    public static long number(@Nullable String after) {
        return after == null
                ? 0
                : number("after", "after is the value of next of the page before.", after);
    }

    /**
     * A place of another name.
     *
     * @throws UnreadableQuery MALFORMED_AFTER
     */
    public static long number(String parameter, String detail, String text) {
        long number = parse(text);
        if (number < 0) {
            throw new UnreadableQuery(Reason.MALFORMED_AFTER, detail, parameter);
        }
        return number;
    }

    /**
     * How many are on it at most.
     *
     * @throws UnreadableQuery LIMIT_OUT_OF_BOUNDS
     */
    public static int size(@Nullable String limit) {
        long size = limit == null ? DEFAULT_LIMIT : parse(limit);
        if (size < 1 || size > MAX_LIMIT) {
            throw new UnreadableQuery(
                    Reason.LIMIT_OUT_OF_BOUNDS,
                    "limit is a number from 1 to " + MAX_LIMIT + '.',
                    "limit");
        }
        return (int) size;
    }

    /** The number written in digits; -1 for anything else. */
    private static long parse(String digits) {
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : -1;
    }
}
