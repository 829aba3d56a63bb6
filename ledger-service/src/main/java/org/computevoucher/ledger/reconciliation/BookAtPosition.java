package org.computevoucher.ledger.reconciliation;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.computevoucher.ledger.history.Histories;
import org.computevoucher.ledger.reconciliation.StatementPage.Taken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the journal: newest balances, less what came after the position, which is few and the newest
 * of each partition. That is looked up once per statement, and then only what is newer still.
 */
final class BookAtPosition implements ComparedBook {

    /** Ten seconds of ten thousand facts each, twice. */
    static final int LATER_LIMIT = 200_000;

    /** Before the snapshot is taken: a rebuilt table that came later would be empty in it. */
    private static final String LOCK =
            "LOCK TABLE balance_history, entry, pot, suspense_item IN ACCESS SHARE MODE";

    /**
     * How far the service has taken each partition of the topics it follows. Of one that it does
     * not name it has taken nothing: it has only just started, or the partition is new.
     */
    private static final String WITH_TAKEN =
            """
            WITH taken AS MATERIALIZED (
                SELECT i.topic, i.partition, coalesce(s.next_offset, 0) AS next_offset
                FROM intake_offset i
                LEFT JOIN unnest(?, ?, ?) s (topic, partition, next_offset) USING (topic, partition)
                WHERE i.topic = ANY (?))
            """;

    /**
     * Entries of facts behind the position. A partition holds its service's facts in the order of
     * their index, so they are all after the last one that is not behind it: a few steps from the
     * partition's end. The OFFSETs keep the planner from reading the whole journal instead.
     */
    private static final String BEHIND =
            WITH_TAKEN
                    + """
            , behind AS MATERIALIZED (
                SELECT topic, partition, 1 + coalesce((
                    SELECT max(source_offset) FROM entry
                    WHERE source_topic = topic AND source_partition = partition AND source_sequence <= ?), -1) AS first
                FROM intake_offset WHERE topic = ANY (?))
            SELECT own.* FROM behind b, LATERAL (
                SELECT * FROM entry
                WHERE source_topic = b.topic AND source_partition = b.partition AND source_offset >= b.first
                OFFSET 0) own
            WHERE own.source_sequence > ?
            UNION ALL
            SELECT followed.* FROM taken t, LATERAL (
                SELECT * FROM entry
                WHERE source_topic = t.topic AND source_partition = t.partition AND source_offset >= t.next_offset
                OFFSET 0) followed
            WHERE followed.fact_type = ANY (?)
            """;

    /** The same of those alone that were posted after the last look. */
    private static final String NEWER =
            WITH_TAKEN
                    + """
            SELECT newer.* FROM (SELECT * FROM entry WHERE ledger_number > ? OFFSET 0) newer
            LEFT JOIN taken t ON t.topic = source_topic AND t.partition = source_partition
            WHERE (source_topic = ANY (?) AND source_sequence > ?)
               OR (source_offset >= t.next_offset AND fact_type = ANY (?))
            """;

    /** Whatever is in suspense is somebody's all the same. */
    private static final String SUSPENDED =
            "SELECT pot, voucher_id, accounts, amounts_fen FROM suspense_item WHERE cleared_by IS NULL";

    private static final String LAST = "SELECT coalesce(max(ledger_number), 0) FROM entry";

    private final JdbcOperations jdbc;
    private final Histories histories;
    private final TransactionTemplate oneState;
    private final StatementPage statement;
    private final ComparedKind kind;
    private final Later later;
    private Later suspended;

    /** The last ledger number that was looked at; null: none was. */
    private @Nullable Long seenUpTo;

    private long seen;

    /**
     * @param oneState repeatable read
     * @param statement any page of it
     */
    BookAtPosition(JdbcOperations jdbc, TransactionTemplate oneState, StatementPage statement) {
        this.jdbc = jdbc;
        this.histories = new Histories(jdbc);
        this.oneState = oneState;
        this.statement = statement;
        this.kind = statement.kind();
        this.later = new Later(kind);
        this.suspended = new Later(kind);
    }

    @Override
    public void inOneState(Runnable questions) {
        oneState.executeWithoutResult(
                transaction -> {
                    jdbc.execute(LOCK);
                    addLater();
                    suspended = new Later(kind);
                    jdbc.query(
                            SUSPENDED,
                            (ResultSet row) -> addLines(suspended, row, "accounts", "amounts_fen"));
                    questions.run();
                });
    }

    private void addLater() {
        Long last = jdbc.queryForObject(LAST, Long.class);
        Long before = seenUpTo;
        long from = before == null ? statement.position() : before;
        jdbc.query(
                """
                SELECT e.pot, e.voucher_id, e.accounts, e.amounts_fen,
                       s.accounts AS suspended, s.amounts_fen AS suspended_fen
                FROM (%s) e
                LEFT JOIN suspense_item s ON s.book = e.book AND s.entry_number = e.entry_number
                WHERE e.clears_entry IS NULL
                LIMIT ?
                """
                        .formatted(before == null ? BEHIND : NEWER),
                question -> ask(question, from),
                (ResultSet row) -> {
                    seen++;
                    addLines(later, row, "accounts", "amounts_fen");
                    addLines(later, row, "suspended", "suspended_fen");
                });
        if (seen > LATER_LIMIT) {
            throw new TooFarBehindException(
                    "the book has more than %d entries of after the position %d of %s"
                            .formatted(LATER_LIMIT, statement.position(), kind.service()));
        }
        seenUpTo = last;
    }

    /**
     * @param from the position, or the last ledger number that was looked at
     */
    private void ask(PreparedStatement question, long from) throws SQLException {
        List<Taken> taken = statement.taken();
        Connection of = question.getConnection();
        question.setArray(1, of.createArrayOf("text", taken.stream().map(Taken::topic).toArray()));
        question.setArray(
                2, of.createArrayOf("integer", taken.stream().map(Taken::partition).toArray()));
        question.setArray(
                3, of.createArrayOf("bigint", taken.stream().map(Taken::nextOffset).toArray()));
        question.setArray(4, of.createArrayOf("text", kind.followedTopics().toArray()));
        question.setLong(5, from);
        question.setArray(6, of.createArrayOf("text", kind.ownTopics().toArray()));
        question.setLong(7, statement.position());
        question.setArray(8, of.createArrayOf("text", kind.followedFacts().toArray()));
        question.setInt(9, LATER_LIMIT + 1);
    }

    private static void addLines(Later to, ResultSet row, String accounts, String amounts)
            throws SQLException {
        Array paths = row.getArray(accounts);
        if (paths == null) {
            return;
        }
        String[] path = (String[]) paths.getArray();
        Long[] fen = (Long[]) row.getArray(amounts).getArray();
        String pot = row.getString("pot");
        UUID voucher = row.getObject("voucher_id", UUID.class);
        for (int i = 0; i < path.length; i++) {
            to.add(path[i], pot, voucher, fen[i]);
        }
    }

    @Override
    public Map<String, Long> balances(Collection<String> accounts) {
        Map<String, Long> latest = histories.latest(accounts);
        Map<String, Long> balances = new HashMap<>();
        for (String account : accounts) {
            balances.put(
                    account,
                    latest.getOrDefault(account, 0L)
                            + suspended.ofAccount(account)
                            - later.ofAccount(account));
        }
        return balances;
    }

    @Override
    public Map<String, Long> sums(Collection<String> pots) {
        List<String> names = new ArrayList<>();
        pots.forEach(pot -> names.add(kind.ofPot(pot)));
        Map<String, Long> latest = histories.latest(names);
        Map<String, Long> sums = new HashMap<>();
        for (String pot : pots) {
            sums.put(
                    pot,
                    latest.getOrDefault(kind.ofPot(pot), 0L)
                            + suspended.ofPot(pot)
                            - later.ofPot(pot));
        }
        return sums;
    }

    @Override
    public List<String> pots(String after, int limit) {
        return jdbc.queryForList(
                "SELECT pot FROM pot WHERE pot > ? ORDER BY pot LIMIT ?",
                String.class,
                after,
                limit);
    }

    @Override
    public List<String> accounts(String pot, String after, int limit) {
        return histories.notZero(kind.ofPot(pot) + ':', after, limit);
    }
}
