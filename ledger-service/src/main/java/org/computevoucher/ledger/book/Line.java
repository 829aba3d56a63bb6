package org.computevoucher.ledger.book;

import org.computevoucher.platform.money.Money;

/**
 * One line of an entry before it is posted.
 *
 * @param account the account that changes
 * @param amount what it gains (positive) or loses (negative)
 */
record Line(Account account, Money amount, Parties parties) {

    /** The same line on the account where things wait for a person. */
    Line inSuspense() {
        return new Line(Account.of(AccountKind.SUSPENSE, account.pot()), amount, parties);
    }
}
