package org.computevoucher.ledger.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.platform.money.Money;

/**
 * What the accounts of a book hold: pots and payees, not single vouchers, so that a book stays
 * small.
 */
final class Balances {

    private Map<String, Long> fenByAccount = new HashMap<>();
    private Map<String, Long> fenByKindInPot = new HashMap<>();

    Money of(Account account) {
        return Money.ofFen(fenByAccount.getOrDefault(account.path(), 0L));
    }

    /** The lines as they will stand in the book; changes nothing. */
    List<EntryLine> after(List<Line> lines) {
        Map<String, Money> accounts = new HashMap<>();
        Map<String, Money> kindsInPots = new HashMap<>();
        List<EntryLine> posted = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Money balance =
                    accounts.getOrDefault(line.account().path(), of(line.account()))
                            .plus(line.amount());
            accounts.put(line.account().path(), balance);
            Money potBalance =
                    kindsInPots
                            .getOrDefault(line.account().kindInPot(), ofKindInPot(line.account()))
                            .plus(line.amount());
            kindsInPots.put(line.account().kindInPot(), potBalance);
            posted.add(entryLine(line, balance, potBalance));
        }
        return posted;
    }

    /** Takes over the balances that posted lines say. */
    void follow(List<EntryLine> lines) {
        for (EntryLine line : lines) {
            fenByAccount.put(line.account(), line.balanceFen());
            fenByKindInPot.put(line.kind() + ':' + line.pot(), line.potBalanceFen());
        }
    }

    private Money ofKindInPot(Account account) {
        return Money.ofFen(fenByKindInPot.getOrDefault(account.kindInPot(), 0L));
    }

    private static EntryLine entryLine(Line line, Money balance, Money potBalance) {
        Account account = line.account();
        Parties parties = line.parties();
        Account suspendedFrom = line.suspendedFrom();
        return new EntryLine(
                account.path(),
                account.kind().word(),
                account.pot().toString(),
                line.amount().fen(),
                balance.fen(),
                potBalance.fen(),
                parties.payee(),
                parties.voucherId(),
                parties.dataCentre(),
                parties.enterprise(),
                suspendedFrom == null ? null : suspendedFrom.path());
    }
}
