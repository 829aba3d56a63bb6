package org.computevoucher.ledger.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.computevoucher.ledger.journal.EntryReader;
import org.computevoucher.ledger.journal.EntryView;
import org.computevoucher.ledger.query.AccountPath;
import org.computevoucher.ledger.query.PotScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes balances book by book, each in the order of the accounts' names. Outstanding money is told
 * by voucher, for hledger by pot, as the entries are.
 */
@Component
class BalancesExport {

    private final AccountPages accounts;
    private final EntryReader entries;

    BalancesExport(AccountPages accounts, EntryReader entries) {
        this.accounts = accounts;
        this.entries = entries;
    }

    /**
     * @param upTo the last ledger number that counts
     */
    void write(BalancesQuery query, long upTo, ExportFormat format, Writer out) throws IOException {
        AccountPath after = query.after();
        BalancesFormat.BalanceWriter writer = BalancesFormat.to(format, out, after != null);
        for (PotScope scope : scopes(query.scope())) {
            int place = after == null ? 1 : scope.region().compareTo(after.region());
            Optional<EntryView> end =
                    place < 0
                            ? Optional.empty()
                            : entries.last(scope.region(), upTo, query.moment().recordedUntil());
            if (end.isPresent()) {
                BalancesAt book = new BalancesAt(end.get(), query.moment());
                write(
                        book,
                        AccountSpan.of(scope, format != ExportFormat.HLEDGER),
                        place == 0 ? after : null,
                        writer);
            }
        }
        writer.end();
    }

    /** A book each, in their order. */
    private List<PotScope> scopes(@Nullable PotScope scope) {
        return scope == null
                ? accounts.regions().stream().<PotScope>map(PotScope.OfRegion::new).toList()
                : List.of(scope);
    }

    /**
     * @param after the last account of this book that is there already; null: none, nor is the
     *     book's beginning
     */
    private void write(
            BalancesAt book,
            List<AccountSpan> spans,
            @Nullable AccountPath after,
            BalancesFormat.BalanceWriter writer)
            throws IOException {
        boolean isBegun = after != null;
        for (AccountSpan span : spans) {
            String next = after == null ? "" : after.toString();
            while (next != null) {
                AccountPages.Page page = accounts.page(span, book, next);
                for (AccountBalance balance : page.balances()) {
                    if (!isBegun) {
                        writer.begin(book);
                        isBegun = true;
                    }
                    writer.write(balance);
                }
                next = page.next();
            }
        }
    }
}
