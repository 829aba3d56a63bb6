package org.computevoucher.ledger.balance;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.computevoucher.ledger.balance.SeriesController.PointView;
import org.computevoucher.ledger.history.Histories;
import org.computevoucher.ledger.history.HistoryNames;
import org.computevoucher.ledger.query.AccountPath;
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
                () ->
                        histories(account)
                                .map(
                                        names ->
                                                new Balance(
                                                        sum(names, moment),
                                                        positionOf(account, moment))));
    }

    /**
     * @param entryNumber the last entry of the book that counts in any of them
     */
    record Series(List<PointView> points, long entryNumber) {}

    /** The balance of an account at each point of a series; nothing as above. */
    Optional<Series> seriesOf(AccountPath account, SeriesQueries.Series series) {
        return inOneState(
                () ->
                        histories(account)
                                .map(
                                        names ->
                                                new Series(
                                                        series.points().stream()
                                                                .map(
                                                                        point ->
                                                                                view(
                                                                                        names,
                                                                                        series,
                                                                                        point))
                                                                .toList(),
                                                        positionOf(
                                                                account,
                                                                series.moment(
                                                                        series.points()
                                                                                .getLast())))));
    }

    private PointView view(
            List<String> names, SeriesQueries.Series series, SeriesQueries.Point point) {
        return new PointView(point.period(), point.at(), sum(names, series.moment(point)));
    }

    /** Of an account that the book can know. */
    private Optional<List<String>> histories(AccountPath account) {
        List<String> known = pots.in(account.scope());
        return known.isEmpty() ? Optional.empty() : Optional.of(account.histories(known));
    }

    private long sum(List<String> names, Moment moment) {
        long sum = 0;
        for (long balance : at(names, moment).values()) {
            sum = Math.addExact(sum, balance);
        }
        return sum;
    }

    private long positionOf(AccountPath account, Moment moment) {
        return positionOf(HistoryNames.entriesOf(account.region()), moment);
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
