package org.computevoucher.ledger.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.computevoucher.ledger.history.Histories;
import org.computevoucher.ledger.history.HistoryNames;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks balances up.
 *
 * <p>The read model follows the log within moments: an answer holds for the position that it names,
 * which belongs to the same state of the book.
 */
@Repository
class BalanceReader {

    /**
     * @param balanceFen in fen
     * @param entryNumber the last entry of the book at that time; 0: before its first
     */
    record Balance(long balanceFen, long entryNumber) {}

    private final Histories histories;
    private final KnownPots pots;
    private final TransactionTemplate oneState;

    BalanceReader(JdbcOperations jdbc, KnownPots pots, PlatformTransactionManager transactions) {
        this.histories = new Histories(jdbc);
        this.pots = pots;
        this.oneState = new TransactionTemplate(transactions);
        oneState.setReadOnly(true);
        oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * The balance of an account at a moment: 0 before its first posting.
     *
     * @return nothing where the book knows no such pot, programme or region
     */
    Optional<Balance> balanceOf(AccountPath account, Moment moment) {
        return inOneState(
                () -> {
                    List<String> known = pots.in(account.scope());
                    if (known.isEmpty()) {
                        return Optional.empty();
                    }
                    String entries = HistoryNames.entriesOf(account.region());
                    List<String> names = new ArrayList<>(account.histories(known));
                    Map<String, Long> found = at(names, moment);
                    long sum = 0;
                    for (long balance : found.values()) {
                        sum = Math.addExact(sum, balance);
                    }
                    return Optional.of(new Balance(sum, positionOf(entries, moment)));
                });
    }

    /** The histories of these names at a moment, without those that are not there. */
    Map<String, Long> at(List<String> names, Moment moment) {
        return histories.balances(names, moment.recordedUntil(), moment.effectiveUntil());
    }

    /** The last entry of a book at a recorded time; whenever it was effective. */
    long positionOf(String entries, Moment moment) {
        return histories
                .balances(List.of(entries), moment.recordedUntil(), moment.recordedUntil())
                .getOrDefault(entries, 0L);
    }

    /** All that is looked up belongs to one state of the book. */
    <T> T inOneState(Supplier<T> lookUps) {
        return Objects.requireNonNull(oneState.execute(status -> lookUps.get()));
    }
}
