package org.computevoucher.ledger.budget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.ledger.pot.PotId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks up what was asked of the budget authority and takes its time. */
@Repository
class BudgetRequestQueries {

    private static final String WITHDRAWAL =
            """
            SELECT w.*, a.answered_at, a.reason, a.available_fen
            FROM withdrawal w LEFT JOIN withdrawal_answer a USING (withdrawal_id)
            WHERE w.withdrawal_id = ? AND w.pot = ?
            """;

    private static final String YEAR_END =
            """
            SELECT y.*, c.closed_at, c.returned_fen, c.carried_to, c.not_carried_because
            FROM year_end y LEFT JOIN year_end_closing c USING (pot)
            WHERE y.pot = ?
            """;

    private final JdbcClient jdbc;

    BudgetRequestQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<WithdrawalView> withdrawal(PotId pot, UUID withdrawalId) {
        return jdbc.sql(WITHDRAWAL)
                .param(withdrawalId)
                .param(pot.toString())
                .query(BudgetRequestQueries::withdrawal)
                .optional();
    }

    Optional<YearEndView> yearEnd(PotId pot) {
        return jdbc.sql(YEAR_END)
                .param(pot.toString())
                .query(BudgetRequestQueries::yearEnd)
                .optional();
    }

    private static WithdrawalView withdrawal(ResultSet row, int number) throws SQLException {
        Instant answeredAt = instantOrNull(row, "answered_at");
        String reason = row.getString("reason");
        return new WithdrawalView(
                row.getObject("withdrawal_id", UUID.class),
                row.getString("pot"),
                row.getLong("amount_fen"),
                row.getString("document"),
                instant(row, "effective_at"),
                status(answeredAt, reason),
                instant(row, "requested_at"),
                answeredAt,
                reason,
                row.getObject("available_fen", Long.class));
    }

    private static WithdrawalView.Status status(
            @Nullable Instant answeredAt, @Nullable String reason) {
        if (answeredAt == null) {
            return WithdrawalView.Status.REQUESTED;
        }
        return reason == null ? WithdrawalView.Status.WITHDRAWN : WithdrawalView.Status.REFUSED;
    }

    private static YearEndView yearEnd(ResultSet row, int number) throws SQLException {
        Instant closedAt = instantOrNull(row, "closed_at");
        return new YearEndView(
                row.getObject("year_end_id", UUID.class),
                row.getString("pot"),
                YearEndDecision.valueOf(row.getString("decision")),
                row.getString("document"),
                closedAt == null ? YearEndView.Status.REQUESTED : YearEndView.Status.CLOSED,
                instant(row, "requested_at"),
                closedAt,
                row.getObject("returned_fen", Long.class),
                row.getString("carried_to"),
                row.getString("not_carried_because"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column));
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
