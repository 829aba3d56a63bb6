package org.computevoucher.ledger.reconciliation;

/**
 * How often an account was found to differ by the same, from statement to statement. It is reported
 * when it was so twice on end while the book did not move the account, or {@link
 * Differences#TIMES_IF_MOVING} times on end; and then stays reported until the two agree.
 */
record Sighting(long bookFen, long statedFen, int times, boolean reported) {

    Sighting then(Difference now) {
        boolean isSame = bookFen - statedFen == now.fen();
        int again = isSame ? times + 1 : 1;
        boolean stoodStill = isSame && bookFen == now.bookFen();
        return new Sighting(
                now.bookFen(),
                now.statedFen(),
                again,
                reported || stoodStill || again >= Differences.TIMES_IF_MOVING);
    }
}
