package org.computevoucher.ledger.reconciliation;

/**
 * An account of which the book says something else at the same position.
 *
 * @param account by the name of its history
 */
record Difference(String account, String pot, long bookFen, long statedFen) {

    long fen() {
        return Math.subtractExact(bookFen, statedFen);
    }
}
