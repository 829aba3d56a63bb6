package org.computevoucher.ledger.journal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.computevoucher.ledger.history.Histories;
import org.computevoucher.ledger.history.Posted;
import org.computevoucher.ledger.journal.PostingsController.PostingView;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what moved on an account, from its history, with the entries that moved it. */
@Repository
class PostingReader {

    private final Histories histories;
    private final EntryReader entries;
    private final TransactionTemplate oneState;

    PostingReader(
            JdbcOperations jdbc, EntryReader entries, PlatformTransactionManager transactions) {
        this.histories = new Histories(jdbc);
        this.entries = entries;
        this.oneState = new TransactionTemplate(transactions);
        oneState.setReadOnly(true);
        oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    List<PostingView> page(String history, long after, int limit) {
        return Objects.requireNonNull(
                oneState.execute(status -> views(histories.page(history, after, limit))));
    }

    private List<PostingView> views(List<Posted> posted) {
        Map<Long, EntryView> byNumber =
                entries
                        .ofNumbers(
                                posted.stream()
                                        .map(one -> one.movement().position())
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(EntryView::ledgerNumber, Function.identity()));
        return posted.stream()
                .map(
                        one ->
                                view(
                                        one,
                                        Objects.requireNonNull(
                                                byNumber.get(one.movement().position()))))
                .toList();
    }

    private static PostingView view(Posted posted, EntryView entry) {
        return new PostingView(
                posted.number(),
                entry.ledgerNumber(),
                entry.entryNumber(),
                entry.factId(),
                entry.factType(),
                entry.effectiveAt(),
                entry.recordedAt(),
                posted.movement().amountFen(),
                posted.balanceFen());
    }
}
