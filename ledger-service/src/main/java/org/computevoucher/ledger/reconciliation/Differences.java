package org.computevoucher.ledger.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.computevoucher.ledger.pot.PotId;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what differs, from statement to statement and whichever instance compares: seen, then
 * reported, then cleared.
 */
@Repository
class Differences {

    /** Statements on end in which a moving account has to differ by the same. */
    static final int TIMES_IF_MOVING = 4;

    private static final String OPEN =
            """
            SELECT account, book_fen, stated_fen, times, reported_at IS NOT NULL AS reported
            FROM reconciliation_difference WHERE kind = ? AND cleared_at IS NULL FOR UPDATE
            """;

    private static final String ADD =
            """
            INSERT INTO reconciliation_difference (kind, account, region, pot, book_fen, stated_fen, position, times,
                                                   first_seen, last_seen)
            VALUES (:kind, :account, :region, :pot, :book, :stated, :position, 1, :now, :now)
            """;

    private static final String SEEN =
            """
            UPDATE reconciliation_difference
            SET book_fen = :book, stated_fen = :stated, position = :position, times = :times, last_seen = :now,
                first_seen = CASE WHEN :times = 1 AND reported_at IS NULL THEN :now ELSE first_seen END,
                reported_at = CASE WHEN :report THEN coalesce(reported_at, :now) ELSE reported_at END
            WHERE kind = :kind AND account = :account AND cleared_at IS NULL
            """;

    private static final String CLEAR =
            """
            UPDATE reconciliation_difference SET cleared_at = :now
            WHERE kind = :kind AND account = :account AND cleared_at IS NULL
            """;

    private static final String FORGET =
            """
            DELETE FROM reconciliation_difference
            WHERE kind = :kind AND account = :account AND cleared_at IS NULL AND reported_at IS NULL
            """;

    private static final String RUN =
            """
            INSERT INTO reconciliation_run (kind, service, statement_id, position, accounts, differences, compared_at)
            VALUES (:kind, :service, :statement, :position, :accounts, :differences, :now)
            ON CONFLICT (kind) DO UPDATE SET
                service = excluded.service, statement_id = excluded.statement_id, position = excluded.position,
                accounts = excluded.accounts, differences = excluded.differences, compared_at = excluded.compared_at
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DifferenceAlert alert;

    Differences(
            JdbcOperations jdbc, PlatformTransactionManager transactions, DifferenceAlert alert) {
        this.jdbc = JdbcClient.create(jdbc);
        this.transaction = new TransactionTemplate(transactions);
        this.alert = alert;
    }

    /** Takes in what came out of a whole statement, and alerts when that is committed. */
    void take(StatementPage statement, Comparison.Result result, Instant at) {
        List<Runnable> alerts = new ArrayList<>();
        transaction.executeWithoutResult(
                status -> {
                    alerts.clear();
                    take(statement, result, at.atOffset(ZoneOffset.UTC), alerts);
                });
        alerts.forEach(Runnable::run);
    }

    private void take(
            StatementPage statement,
            Comparison.Result result,
            OffsetDateTime now,
            List<Runnable> alerts) {
        ComparedKind kind = statement.kind();
        Map<String, Sighting> gone = open(kind);
        for (Difference difference : result.differences()) {
            Sighting known = gone.remove(difference.account());
            if (known == null) {
                add(kind, difference, statement.position(), now);
            } else if (isReported(known, difference, statement, now)) {
                alerts.add(() -> alert.reported(kind, difference, statement.position()));
            }
        }
        // what was not told may be among them
        if (result.tellsAll()) {
            gone.forEach(
                    (account, known) -> {
                        with(jdbc.sql(known.reported() ? CLEAR : FORGET), kind, account, now);
                        if (known.reported()) {
                            alerts.add(() -> alert.cleared(kind, account, statement.position()));
                        }
                    });
        }
        var _ =
                jdbc.sql(RUN)
                        .param("kind", kind.word())
                        .param("service", kind.service())
                        .param("statement", statement.statementId())
                        .param("position", statement.position())
                        .param("accounts", result.compared())
                        .param("differences", result.differing())
                        .param("now", now)
                        .update();
    }

    private Map<String, Sighting> open(ComparedKind kind) {
        Map<String, Sighting> open = new HashMap<>();
        jdbc.sql(OPEN).param(kind.word()).query((ResultSet row) -> put(open, row));
        return open;
    }

    private static void put(Map<String, Sighting> open, ResultSet row) throws SQLException {
        open.put(
                row.getString("account"),
                new Sighting(
                        row.getLong("book_fen"),
                        row.getLong("stated_fen"),
                        row.getInt("times"),
                        row.getBoolean("reported")));
    }

    private void add(ComparedKind kind, Difference difference, long position, OffsetDateTime now) {
        var _ =
                jdbc.sql(ADD)
                        .param("kind", kind.word())
                        .param("account", difference.account())
                        .param("region", PotId.of(difference.pot()).region())
                        .param("pot", difference.pot())
                        .param("book", difference.bookFen())
                        .param("stated", difference.statedFen())
                        .param("position", position)
                        .param("now", now)
                        .update();
    }

    /** Whether it is for the first time. */
    private boolean isReported(
            Sighting known, Difference difference, StatementPage statement, OffsetDateTime now) {
        Sighting sighting = known.then(difference);
        var _ =
                jdbc.sql(SEEN)
                        .param("book", sighting.bookFen())
                        .param("stated", sighting.statedFen())
                        .param("position", statement.position())
                        .param("times", sighting.times())
                        .param("report", sighting.reported())
                        .param("kind", statement.kind().word())
                        .param("account", difference.account())
                        .param("now", now)
                        .update();
        return sighting.reported() && !known.reported();
    }

    private static void with(
            JdbcClient.StatementSpec statement,
            ComparedKind kind,
            String account,
            OffsetDateTime now) {
        var _ =
                statement
                        .param("kind", kind.word())
                        .param("account", account)
                        .param("now", now)
                        .update();
    }
}
