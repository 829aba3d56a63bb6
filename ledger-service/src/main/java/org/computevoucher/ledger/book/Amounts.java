package org.computevoucher.ledger.book;

import org.computevoucher.platform.money.Money;

/** What the amounts of a fact can be. */
final class Amounts {

    private Amounts() {}

    static void requireNotNegative(Money amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("a fact moves no negative amount: " + amount);
        }
    }
}
