package org.computevoucher.ledger.book;

import org.computevoucher.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of an entry before it is posted.
 *
 * @param account the account that changes
 * @param amount what it gains (positive) or loses (negative)
 * @param suspendedFrom of a line on a suspense account: where it belongs; null: of any other
 */
record Line(Account account, Money amount, Parties parties, @Nullable Account suspendedFrom) {

    Line(Account account, Money amount, Parties parties) {
        this(account, amount, parties, null);
    }

    /** The same line on the account where things wait. */
    Line inSuspense() {
        return new Line(Account.of(AccountKind.SUSPENSE, account.pot()), amount, parties, account);
    }

    /** What takes the same line out of there again. */
    Line outOfSuspense() {
        return new Line(account, amount.negated(), parties).inSuspense();
    }
}
