package org.computevoucher.ledger.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks up what came out of comparisons. */
@Repository
class ReconciliationReader {

    private final JdbcClient jdbc;

    ReconciliationReader(JdbcOperations jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** Which differences are asked for. */
    enum State {
        OPEN,
        CLEARED
    }

    /** What is reported and not cleared, of a kind. */
    record Open(String kind, long differences) {}

    /** The last comparison of each kind. */
    List<RunView> runs(Instant now) {
        return jdbc.sql("SELECT * FROM reconciliation_run ORDER BY kind")
                .query((row, number) -> run(row, now))
                .list();
    }

    List<Open> open() {
        return jdbc.sql(
                        """
                        SELECT kind, count(*) AS differences FROM reconciliation_difference
                        WHERE cleared_at IS NULL AND reported_at IS NOT NULL GROUP BY kind
                        """)
                .query((row, number) -> new Open(row.getString(1), row.getLong(2)))
                .list();
    }

    /**
     * Up to {@code limit} differences that were reported, by number.
     *
     * @param region null: all
     * @param state null: both
     */
    List<DifferenceView> page(
            @Nullable String region, @Nullable State state, long after, int limit) {
        String sql =
                """
                SELECT * FROM reconciliation_difference
                WHERE reported_at IS NOT NULL AND number > :after%s%s ORDER BY number LIMIT :limit
                """
                        .formatted(region == null ? "" : " AND region = :region", condition(state));
        JdbcClient.StatementSpec page = jdbc.sql(sql).param("after", after).param("limit", limit);
        return (region == null ? page : page.param("region", region))
                .query((row, number) -> difference(row))
                .list();
    }

    private static String condition(@Nullable State state) {
        return switch (state) {
            case null -> "";
            case OPEN -> " AND cleared_at IS NULL";
            case CLEARED -> " AND cleared_at IS NOT NULL";
        };
    }

    private static RunView run(ResultSet row, Instant now) throws SQLException {
        Instant at = Objects.requireNonNull(instant(row, "compared_at"));
        return new RunView(
                row.getString("service"),
                row.getString("kind"),
                row.getObject("statement_id", UUID.class),
                row.getLong("position"),
                row.getLong("accounts"),
                row.getLong("differences"),
                at,
                Math.max(0, Duration.between(at, now).toSeconds()));
    }

    private static DifferenceView difference(ResultSet row) throws SQLException {
        return new DifferenceView(
                row.getLong("number"),
                row.getString("kind"),
                row.getString("account"),
                row.getString("pot"),
                row.getLong("book_fen"),
                row.getLong("stated_fen"),
                row.getLong("position"),
                Objects.requireNonNull(instant(row, "first_seen")),
                Objects.requireNonNull(instant(row, "last_seen")),
                instant(row, "cleared_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
