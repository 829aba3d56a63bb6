package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.computevoucher.platform.readmodel.ReadModel;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps the tables {@code withdrawal}, {@code withdrawal_answer}, {@code year_end} and {@code
 * year_end_closing}.
 */
public final class BudgetRequestRows {

    private static final String WITHDRAWAL =
            """
            INSERT INTO withdrawal (withdrawal_id, pot, amount_fen, document, effective_at, requested_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String WITHDRAWN =
            "INSERT INTO withdrawal_answer (withdrawal_id, answered_at) VALUES (?, ?)";

    private static final String REFUSED =
            """
            INSERT INTO withdrawal_answer (withdrawal_id, answered_at, reason, available_fen)
            VALUES (?, ?, ?, ?)
            """;

    private static final String YEAR_END =
            """
            INSERT INTO year_end (pot, year_end_id, decision, document, requested_at)
            VALUES (?, ?, ?, ?, ?)
            """;

    private static final String YEAR_CLOSED =
            """
            INSERT INTO year_end_closing (pot, closed_at, returned_fen, carried_to, not_carried_because)
            VALUES (?, ?, ?, ?, ?)
            """;

    private final BatchedWrites<BudgetWithdrawalRequested> withdrawals;
    private final BatchedWrites<BudgetWithdrawn> withdrawn;
    private final BatchedWrites<BudgetWithdrawalRefused> refused;
    private final BatchedWrites<BudgetYearEndRequested> yearEnds;
    private final BatchedWrites<BudgetYearClosed> closings;

    /** What is written here. */
    public static ReadModel readModel() {
        return ReadModel.named(
                        "budget-requests",
                        "withdrawal",
                        "withdrawal_answer",
                        "year_end",
                        "year_end_closing")
                .writtenBy(BudgetRequestRows::new);
    }

    public BudgetRequestRows(JdbcOperations jdbc) {
        withdrawals =
                new BatchedWrites<>(
                        jdbc,
                        WITHDRAWAL,
                        (row, event) -> {
                            row.setObject(1, event.withdrawalId());
                            row.setString(2, event.pot());
                            row.setLong(3, event.amountFen());
                            row.setString(4, event.document());
                            row.setObject(5, utc(event.effectiveAt()));
                            row.setObject(6, utc(event.recordedAt()));
                        });
        withdrawn =
                new BatchedWrites<>(
                        jdbc,
                        WITHDRAWN,
                        (row, event) -> {
                            row.setObject(1, event.withdrawalId());
                            row.setObject(2, utc(event.recordedAt()));
                        });
        refused =
                new BatchedWrites<>(
                        jdbc,
                        REFUSED,
                        (row, event) -> {
                            row.setObject(1, event.withdrawalId());
                            row.setObject(2, utc(event.recordedAt()));
                            row.setString(3, event.reason());
                            row.setLong(4, event.availableFen());
                        });
        yearEnds =
                new BatchedWrites<>(
                        jdbc,
                        YEAR_END,
                        (row, event) -> {
                            row.setString(1, event.pot());
                            row.setObject(2, event.yearEndId());
                            row.setString(3, event.decision().name());
                            row.setString(4, event.document());
                            row.setObject(5, utc(event.recordedAt()));
                        });
        closings =
                new BatchedWrites<>(
                        jdbc,
                        YEAR_CLOSED,
                        (row, event) -> {
                            row.setString(1, event.pot());
                            row.setObject(2, utc(event.recordedAt()));
                            row.setLong(3, event.returnedFen());
                            row.setString(4, event.carriedTo());
                            row.setString(5, event.notCarriedBecause());
                        });
    }

    @EventHandler
    void on(BudgetWithdrawalRequested event) {
        withdrawals.add(event);
    }

    @EventHandler
    void on(BudgetWithdrawn event) {
        withdrawn.add(event);
    }

    @EventHandler
    void on(BudgetWithdrawalRefused event) {
        refused.add(event);
    }

    @EventHandler
    void on(BudgetYearEndRequested event) {
        yearEnds.add(event);
    }

    @EventHandler
    void on(BudgetYearClosed event) {
        closings.add(event);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
