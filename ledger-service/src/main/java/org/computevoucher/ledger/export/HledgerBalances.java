package org.computevoucher.ledger.export;

import java.io.IOException;
import java.io.Writer;

/**
 * One transaction for each book, on the day on which its last entry that counts was recorded; an
 * effective time that was asked for is its secondary date. Each posting asserts the balance of its
 * account, and together they are 0; a file that broke off has no balanced transaction.
 *
 * <p>The accounts are those of {@link HledgerEntries}: so the balances of a position can stand
 * before the entries after it.
 */
final class HledgerBalances implements BalancesFormat.BalanceWriter {

    private final Hledger journal;

    HledgerBalances(Writer out, boolean isContinued) throws IOException {
        this.journal = new Hledger(out);
        if (!isContinued) {
            journal.begin("Compute-voucher ledger: the balances of all accounts.");
        }
    }

    @Override
    public void begin(BalancesAt book) throws IOException {
        journal.transaction(
                book.end().recordedAt(),
                book.effectiveAt(),
                book.end().ledgerNumber(),
                "Balances",
                book.end().book());
        journal.tag("book", book.end().book());
        journal.tag("entry", book.end().entryNumber());
        journal.tag("recorded", book.end().recordedAt());
        journal.tag("effective", book.effectiveAt());
        journal.tag("event", book.end().eventId());
    }

    @Override
    public void write(AccountBalance balance) throws IOException {
        journal.posting(balance.account(), balance.balanceFen(), balance.balanceFen());
    }
}
