package org.computevoucher.ledger.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.computevoucher.ledger.journal.EntryView.LineView;
import org.computevoucher.ledger.journal.EntryView.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads journal entries, each page in one statement. */
@Repository
public class EntryReader {

    private static final String PAGE_OF_BOOK =
            """
            SELECT * FROM entry WHERE book = :region AND entry_number > :after
            ORDER BY entry_number LIMIT :limit
            """;

    private static final String BETWEEN =
            """
            SELECT * FROM entry WHERE ledger_number > :after AND ledger_number <= :upTo
            ORDER BY ledger_number LIMIT :limit
            """;

    private static final String BETWEEN_OF_BOOK =
            """
            SELECT * FROM entry WHERE book = :region AND ledger_number > :after AND ledger_number <= :upTo
            ORDER BY ledger_number LIMIT :limit
            """;

    private final JdbcClient jdbc;

    EntryReader(JdbcOperations jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** Up to {@code limit} entries of a book after a number, in their order. */
    List<EntryView> page(String region, long after, int limit) {
        return jdbc.sql(PAGE_OF_BOOK)
                .param("region", region)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    /**
     * Up to {@code limit} entries about somebody or something after a ledger number, in their
     * order.
     */
    List<EntryView> about(EntryDimension dimension, Object which, long after, int limit) {
        return jdbc.sql(dimension.sql())
                .param("which", which)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    /** The one entry of a fact; empty where the book does not have it (yet). */
    List<EntryView> ofFact(UUID factId) {
        return jdbc.sql("SELECT * FROM entry WHERE fact_id = ?")
                .param(factId)
                .query((row, number) -> entry(row))
                .list();
    }

    /**
     * Up to {@code limit} entries of one book, or of all, whose ledger numbers lie after one and
     * not after another.
     *
     * @param region null: of all books
     */
    public List<EntryView> between(@Nullable String region, long after, long upTo, int limit) {
        return jdbc.sql(region == null ? BETWEEN : BETWEEN_OF_BOOK)
                .param("region", region)
                .param("after", after)
                .param("upTo", upTo)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    /** The number of the last entry of all books; 0: there is none. */
    public long lastLedgerNumber() {
        return jdbc.sql("SELECT coalesce(max(ledger_number), 0) FROM entry")
                .query(Long.class)
                .single();
    }

    /** Those of these ledger numbers. */
    List<EntryView> ofNumbers(List<Long> ledgerNumbers) {
        return ledgerNumbers.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT * FROM entry WHERE ledger_number IN (:numbers)")
                        .param("numbers", ledgerNumbers)
                        .query((row, number) -> entry(row))
                        .list();
    }

    boolean knows(String region) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM entry WHERE book = ? AND entry_number = 1)")
                .param(region)
                .query(Boolean.class)
                .single();
    }

    private static EntryView entry(ResultSet row) throws SQLException {
        return new EntryView(
                row.getLong("ledger_number"),
                row.getString("book"),
                row.getLong("entry_number"),
                row.getObject("event_id", UUID.class),
                row.getObject("fact_id", UUID.class),
                row.getString("fact_type"),
                row.getObject("cause_id", UUID.class),
                new Source(
                        row.getString("source_topic"),
                        row.getInt("source_partition"),
                        row.getLong("source_offset"),
                        row.getObject("source_sequence", Long.class)),
                instant(row, "effective_at"),
                instant(row, "recorded_at"),
                row.getString("suspense_reason"),
                row.getObject("clears_entry", Long.class),
                row.getObject("application_id", UUID.class),
                row.getObject("settlement_id", UUID.class),
                row.getString("payment_id"),
                lines(row));
    }

    private static List<LineView> lines(ResultSet row) throws SQLException {
        String[] accounts = (String[]) row.getArray("accounts").getArray();
        Long[] amounts = (Long[]) row.getArray("amounts_fen").getArray();
        Long[] balances = (Long[]) row.getArray("balances_fen").getArray();
        List<LineView> lines = new ArrayList<>(accounts.length);
        for (int i = 0; i < accounts.length; i++) {
            lines.add(
                    new LineView(
                            accounts[i],
                            row.getString("pot"),
                            amounts[i],
                            balances[i],
                            row.getString("payee"),
                            row.getObject("voucher_id", UUID.class),
                            row.getString("data_centre"),
                            row.getString("enterprise")));
        }
        return lines;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }
}
