package org.computevoucher.ledger.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.computevoucher.platform.readmodel.ReadModel;
import org.springframework.jdbc.core.JdbcOperations;

/** Histories in PostgreSQL: writes them in the transaction of its caller, and reads them. */
public final class Histories {

    private static final List<String> TABLES =
            List.of("balance_history", "balance_block", "late_block", "late_piece");

    private static final String NAMES =
            """
            SELECT name FROM balance_history WHERE name >= ? AND name < ? AND name > ? ORDER BY name LIMIT ?
            """;

    private final JdbcOperations jdbc;
    private final HistoryReader reader;

    public Histories(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.reader = new HistoryReader(new JdbcHistorySource(jdbc));
    }

    /** Says of a read model what two builds of the same histories need not have alike. */
    public static ReadModel writtenIn(ReadModel readModel) {
        ReadModel result = readModel;
        for (String table : TABLES) {
            result =
                    result.notComparing(
                            table, "history_id", "never given twice, so each build has its own");
        }
        return result;
    }

    /** Movements that will be written together. */
    public HistoryBatch batch() {
        return new HistoryBatch(new JdbcHistoryStore(jdbc));
    }

    /**
     * What the book said at one recorded time of one effective time. Called in a transaction, so
     * that a read model that is switched meanwhile is not read by halves.
     *
     * @param names of histories; those that are not there are left out
     * @return in fen, by name
     */
    public Map<String, Long> balances(
            Collection<String> names, Instant recordedAt, Instant effectiveAt) {
        return reader.balances(names, micros(recordedAt), micros(effectiveAt));
    }

    /**
     * The same of the entries up to a position in the ledger alone; so the answer is the same for
     * ever, whatever is recorded later at the same time.
     *
     * @param lastPosition of the last entry that counts
     */
    public Map<String, Long> balances(
            Collection<String> names, Instant recordedAt, Instant effectiveAt, long lastPosition) {
        return reader.balances(names, micros(recordedAt), micros(effectiveAt), lastPosition);
    }

    /**
     * Names of histories from one (inclusive) to another (exclusive), in the order of their
     * characters' codes.
     *
     * @param after the last one that is known; empty: none
     * @param limit the most
     */
    public List<String> names(String from, String to, String after, int limit) {
        return jdbc.queryForList(NAMES, String.class, from, to, after, limit);
    }

    /**
     * What happened to one history, in the order of its record; called in a transaction, as {@link
     * #balances}.
     *
     * @param after the number of the last one that is known; 0: none
     * @param limit the most
     */
    public List<Posted> page(String name, long after, int limit) {
        return reader.page(name, after, limit);
    }

    /** The newest balances of histories, in fen, by name; those that are not there are left out. */
    public Map<String, Long> latest(Collection<String> names) {
        Map<String, Long> latest = new HashMap<>();
        jdbc.query(
                "SELECT name, balance_fen FROM balance_history WHERE name = ANY (?)",
                statement ->
                        statement.setArray(
                                1,
                                statement.getConnection().createArrayOf("text", names.toArray())),
                row -> {
                    latest.put(row.getString(1), row.getLong(2));
                });
        return latest;
    }

    /**
     * Names of histories whose newest balance is not 0.
     *
     * @param prefix of the names
     * @param after the name after which to go on
     * @return in an order of the database's
     */
    public List<String> notZero(String prefix, String after, int limit) {
        return jdbc.queryForList(
                """
                SELECT name FROM balance_history
                WHERE starts_with(name, ?) AND balance_fen <> 0 AND name > ? ORDER BY name LIMIT ?
                """,
                String.class,
                prefix,
                after,
                limit);
    }

    /** Microseconds since 1970; what is finer is cut off. */
    public static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
