package org.computevoucher.ledger.balance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.computevoucher.ledger.balance.EntryView.LineView;
import org.computevoucher.ledger.balance.EntryView.Source;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads journal entries with their lines, each page in one statement. */
@Repository
class EntryReader {

    private static final String LINES_OF =
            """
            SELECT e.*, l.line, l.account, l.pot, l.amount_fen, l.balance_fen, l.payee, l.voucher_id, l.data_centre,
                   l.enterprise
            FROM (%s) e
            JOIN posting l ON l.book = e.book AND l.entry_number = e.entry_number
            ORDER BY e.entry_number, l.line
            """;

    private static final String PAGE =
            LINES_OF.formatted(
                    """
                    SELECT * FROM entry WHERE book = :region AND entry_number > :after
                    ORDER BY entry_number LIMIT :limit
                    """);

    private static final String OF_FACT =
            LINES_OF.formatted("SELECT * FROM entry WHERE fact_id = :factId");

    private final JdbcClient jdbc;

    EntryReader(JdbcOperations jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** Up to {@code limit} entries of a book after a number, in their order. */
    List<EntryView> page(String region, long after, int limit) {
        Entries entries = new Entries();
        jdbc.sql(PAGE)
                .param("region", region)
                .param("after", after)
                .param("limit", limit)
                .query(entries);
        return entries.inOrder();
    }

    /** The one entry of a fact; empty where the book does not have it (yet). */
    List<EntryView> ofFact(UUID factId) {
        Entries entries = new Entries();
        jdbc.sql(OF_FACT).param("factId", factId).query(entries);
        return entries.inOrder();
    }

    boolean knows(String region) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM entry WHERE book = ? AND entry_number = 1)")
                .param(region)
                .query(Boolean.class)
                .single();
    }

    /** Folds one row per line into entries with lines. */
    private static final class Entries implements RowCallbackHandler {

        private final Map<Long, EntryView> byNumber = new LinkedHashMap<>();

        @Override
        public void processRow(ResultSet row) throws SQLException {
            long number = row.getLong("entry_number");
            EntryView entry = byNumber.get(number);
            if (entry == null) {
                entry = entry(row);
                byNumber.put(number, entry);
            }
            entry.lines().add(line(row));
        }

        List<EntryView> inOrder() {
            return List.copyOf(byNumber.values());
        }

        private static EntryView entry(ResultSet row) throws SQLException {
            return new EntryView(
                    row.getString("book"),
                    row.getLong("entry_number"),
                    row.getObject("fact_id", UUID.class),
                    row.getString("fact_type"),
                    new Source(
                            row.getString("source_topic"),
                            row.getInt("source_partition"),
                            row.getLong("source_offset")),
                    instant(row, "effective_at"),
                    instant(row, "recorded_at"),
                    row.getString("suspense_reason"),
                    new ArrayList<>());
        }

        private static LineView line(ResultSet row) throws SQLException {
            return new LineView(
                    row.getString("account"),
                    row.getString("pot"),
                    row.getLong("amount_fen"),
                    row.getLong("balance_fen"),
                    row.getString("payee"),
                    row.getObject("voucher_id", UUID.class),
                    row.getString("data_centre"),
                    row.getString("enterprise"));
        }

        private static Instant instant(ResultSet row, String column) throws SQLException {
            return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
        }
    }
}
