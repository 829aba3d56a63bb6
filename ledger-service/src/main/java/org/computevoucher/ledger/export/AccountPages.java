package org.computevoucher.ledger.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.computevoucher.ledger.history.Histories;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads accounts and what they held, in the order of their names, page by page. No page depends on
 * another, and what each says of a position stays so for ever: whatever is posted between them, or
 * if the read model is built again.
 */
@Repository
class AccountPages {

    /** Each history is read with four blocks of movements at most, 4 KB each. */
    static final int NAMES_AT_ONCE = 200;

    /** Beyond every name of a party. */
    private static final String AFTER_ALL_PARTIES = ":~";

    private final Histories histories;
    private final JdbcClient jdbc;
    private final TransactionTemplate oneState;

    AccountPages(JdbcOperations jdbc, PlatformTransactionManager transactions) {
        this.histories = new Histories(jdbc);
        this.jdbc = JdbcClient.create(jdbc);
        this.oneState = new TransactionTemplate(transactions);
        oneState.setReadOnly(true);
        oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * @param balances none of them 0
     * @param next the last name that was looked at; null: there are no more
     */
    record Page(List<AccountBalance> balances, @Nullable String next) {}

    /** The regions that have books, in their order. */
    List<String> regions() {
        return jdbc.sql("SELECT DISTINCT region FROM pot").query(String.class).list().stream()
                .sorted()
                .toList();
    }

    /**
     * @param after the last name that is known; empty: none
     */
    Page page(AccountSpan span, BalancesAt at, String after) {
        return Objects.requireNonNull(oneState.execute(status -> read(span, at, after)));
    }

    private Page read(AccountSpan span, BalancesAt at, String after) {
        List<String> names = span.isSparse() ? potsOf(span, after) : namesOf(span, after);
        List<String> accounts = names.stream().filter(span::hasAccount).toList();
        Map<String, Long> balances =
                histories.balances(
                        accounts,
                        at.end().recordedAt(),
                        at.effectiveUntil(),
                        at.end().ledgerNumber());
        return new Page(
                accounts.stream()
                        .filter(name -> balances.getOrDefault(name, 0L) != 0)
                        .map(
                                name ->
                                        AccountBalance.of(
                                                span.kind(), name, balances.getOrDefault(name, 0L)))
                        .toList(),
                names.size() < NAMES_AT_ONCE ? null : names.getLast());
    }

    private List<String> namesOf(AccountSpan span, String after) {
        return histories.names(span.from(), span.to(), after, NAMES_AT_ONCE);
    }

    /** Leaps over the parties of each. */
    private List<String> potsOf(AccountSpan span, String after) {
        List<String> found = new ArrayList<>();
        List<String> next = histories.names(span.from(), span.to(), beyond(after), 1);
        while (!next.isEmpty() && found.size() < NAMES_AT_ONCE) {
            found.addAll(next);
            next = histories.names(span.from(), span.to(), beyond(next.getFirst()), 1);
        }
        return found;
    }

    private static String beyond(String name) {
        return name.isEmpty() ? name : name + AFTER_ALL_PARTIES;
    }
}
