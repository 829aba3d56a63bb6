package org.computevoucher.ledger.reconciliation;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the book says at the position of one statement. */
interface ComparedBook {

    /**
     * What is in the book is asked within this, so that all of it is one state.
     *
     * @throws TooFarBehindException if too much lies behind the position
     */
    void inOneState(Runnable questions);

    /** By account, 0 where it knows none. */
    Map<String, Long> balances(Collection<String> accounts);

    /** Of all accounts of the kind in each pot, 0 where it knows none. */
    Map<String, Long> sums(Collection<String> pots);

    /** The pots that the book knows, in a stable order, some at a time. */
    List<String> pots(String after, int limit);

    /**
     * Accounts of a pot that are not 0 now, in a stable order, some at a time: also what was 0 at
     * the position. What became 0 since is left out.
     */
    List<String> accounts(String pot, String after, int limit);

    /** The statement is so old, or its service so far behind, that it is not worth comparing. */
    final class TooFarBehindException extends RuntimeException {
        TooFarBehindException(String message) {
            super(message, null, false, false);
        }
    }
}
