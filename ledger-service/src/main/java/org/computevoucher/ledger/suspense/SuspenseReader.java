package org.computevoucher.ledger.suspense;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.computevoucher.ledger.suspense.SuspenseItemView.WaitingLine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks up what lies in suspense, each page in one statement along an index. */
@Repository
class SuspenseReader {

    private static final String OPEN =
            """
            SELECT book, count(*) AS items, sum(missing_fen)::double precision AS fen
            FROM suspense_item WHERE cleared_by IS NULL GROUP BY book
            """;

    private final JdbcClient jdbc;

    SuspenseReader(JdbcOperations jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** What lies in suspense of one book; in fen, as exact as a meter is. */
    record Open(String book, long items, double fen) {}

    /**
     * Up to {@code limit} items after a place, by book and number.
     *
     * @param region null: all books
     * @param state null: both
     */
    List<SuspenseItemView> page(
            @Nullable String region,
            @Nullable SuspenseState state,
            SuspensePlace after,
            int limit) {
        String sql =
                """
                SELECT * FROM suspense_item WHERE (book, entry_number) > (:book, :number)%s%s
                ORDER BY book, entry_number LIMIT :limit
                """
                        .formatted(region == null ? "" : " AND book = :region", conditionOf(state));
        JdbcClient.StatementSpec page =
                jdbc.sql(sql)
                        .param("book", after.book())
                        .param("number", after.entryNumber())
                        .param("limit", limit);
        return (region == null ? page : page.param("region", region))
                .query((row, number) -> item(row))
                .list();
    }

    /** Every book in which something lies in suspense. */
    List<Open> open() {
        return jdbc.sql(OPEN)
                .query(
                        (row, number) ->
                                new Open(
                                        row.getString("book"),
                                        row.getLong("items"),
                                        row.getDouble("fen")))
                .list();
    }

    private static String conditionOf(@Nullable SuspenseState state) {
        return switch (state) {
            case null -> "";
            case OPEN -> " AND cleared_by IS NULL";
            case CLEARED -> " AND cleared_by IS NOT NULL";
        };
    }

    private static SuspenseItemView item(ResultSet row) throws SQLException {
        return new SuspenseItemView(
                row.getString("book"),
                row.getLong("entry_number"),
                row.getObject("fact_id", UUID.class),
                row.getString("fact_type"),
                row.getString("pot"),
                row.getObject("voucher_id", UUID.class),
                row.getString("payee"),
                row.getString("reason"),
                row.getLong("missing_fen"),
                waiting(row),
                Objects.requireNonNull(instant(row, "since")),
                row.getObject("cleared_by", Long.class),
                instant(row, "cleared_at"));
    }

    private static List<WaitingLine> waiting(ResultSet row) throws SQLException {
        String[] accounts = (String[]) row.getArray("accounts").getArray();
        Long[] amounts = (Long[]) row.getArray("amounts_fen").getArray();
        List<WaitingLine> lines = new ArrayList<>(accounts.length);
        for (int i = 0; i < accounts.length; i++) {
            lines.add(new WaitingLine(accounts[i], amounts[i]));
        }
        return lines;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
