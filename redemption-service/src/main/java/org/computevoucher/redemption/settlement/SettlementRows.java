package org.computevoucher.redemption.settlement;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.computevoucher.redemption.settlement.PaymentEvent.PaymentAnswered;
import org.computevoucher.redemption.settlement.PaymentEvent.PaymentCancelled;
import org.computevoucher.redemption.settlement.PaymentEvent.PaymentPrepared;
import org.computevoucher.redemption.settlement.SettlementRunEvent.CollectedPayee;
import org.computevoucher.redemption.settlement.SettlementRunEvent.PayeesCollected;
import org.computevoucher.redemption.settlement.SettlementRunEvent.RunPaymentAnswered;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunApproved;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunCancelled;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunCompleted;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunOpened;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunReady;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps the tables of settlement runs and their payments. Each statement is written after those
 * that insert its rows, and in the order of the events: who reads that a run is approved finds all
 * of its payments.
 */
final class SettlementRows {

    private static final String OPENED =
            """
            insert into settlement_run (run_id, opened_number, region, only_payee, only_pot,
                opened_by, opened_at, debtor_holder, debtor_number, debtor_bank, status, payments,
                control_sum_fen, paid_fen, rejected_fen)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPENING', 0, 0, 0, 0)
            """;

    private static final String PREPARED =
            """
            insert into settlement_payment (payment_id, run_id, payee, creditor_holder,
                creditor_number, creditor_bank, amount_fen, status)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String LINE =
            """
            insert into settlement_payment_line (payment_id, pot, gross_fen, netted_fen, amount_fen)
            values (?, ?, ?, ?, ?)
            """;

    private static final String LEFT_OUT =
            "insert into settlement_left_out (run_id, payee, reason) values (?, ?, ?)";

    private static final String ANSWERED =
            """
            update settlement_payment set status = ?, reason_code = ?, reason_text = ?,
                bank_reference = ?, answered_at = ?
            where payment_id = ?
            """;

    private static final String CHANGED =
            """
            update settlement_run set
                status = coalesce(?, status),
                payments = coalesce(?, payments),
                control_sum_fen = coalesce(?, control_sum_fen),
                paid_fen = paid_fen + ?,
                rejected_fen = rejected_fen + ?,
                approved_by = coalesce(?, approved_by),
                approved_at = coalesce(?, approved_at),
                execution_date = coalesce(?, execution_date),
                cancelled_by = coalesce(?, cancelled_by),
                cancelled_at = coalesce(?, cancelled_at),
                cancelled_for = coalesce(?, cancelled_for),
                completed_at = coalesce(?, completed_at)
            where run_id = ?
            """;

    private final BatchedWrites<Opened> opened;
    private final BatchedWrites<PaymentPrepared> prepared;
    private final BatchedWrites<Line> lines;
    private final BatchedWrites<LeftOut> leftOut;
    private final BatchedWrites<End> ends;
    private final BatchedWrites<SettlementRunEvent> changes;

    private record Opened(SettlementRunOpened event, long number) {}

    private record Line(UUID paymentId, PaymentLine line) {}

    private record LeftOut(UUID runId, String payee, LeftOutReason reason) {}

    private record End(
            UUID paymentId,
            PaymentStatus status,
            @Nullable String reasonCode,
            @Nullable String reasonText,
            @Nullable String bankReference,
            Instant at) {}

    SettlementRows(JdbcOperations jdbc) {
        this.opened = new BatchedWrites<>(jdbc, OPENED, SettlementRows::bind);
        this.prepared = new BatchedWrites<>(jdbc, PREPARED, SettlementRows::bind);
        this.lines =
                new BatchedWrites<>(
                        jdbc,
                        LINE,
                        (statement, row) -> {
                            statement.setObject(1, row.paymentId());
                            statement.setString(2, row.line().pot());
                            statement.setLong(3, row.line().grossFen());
                            statement.setLong(4, row.line().nettedFen());
                            statement.setLong(5, row.line().amountFen());
                        });
        this.leftOut =
                new BatchedWrites<>(
                        jdbc,
                        LEFT_OUT,
                        (statement, row) -> {
                            statement.setObject(1, row.runId());
                            statement.setString(2, row.payee());
                            statement.setString(3, row.reason().name());
                        });
        this.ends =
                new BatchedWrites<End>(
                                jdbc,
                                ANSWERED,
                                (statement, row) -> {
                                    statement.setString(1, row.status().name());
                                    statement.setString(2, row.reasonCode());
                                    statement.setString(3, row.reasonText());
                                    statement.setString(4, row.bankReference());
                                    statement.setObject(5, row.at().atOffset(ZoneOffset.UTC));
                                    statement.setObject(6, row.paymentId());
                                })
                        .after(prepared);
        this.changes =
                new BatchedWrites<SettlementRunEvent>(jdbc, CHANGED, RunChange::bind).after(opened);
    }

    private static void bind(PreparedStatement statement, Opened row) throws SQLException {
        SettlementRunOpened event = row.event();
        statement.setObject(1, event.runId());
        statement.setLong(2, row.number());
        statement.setString(3, event.scope().region());
        statement.setString(4, event.scope().payee());
        statement.setString(5, event.scope().pot());
        statement.setString(6, event.openedBy());
        statement.setObject(7, event.recordedAt().atOffset(ZoneOffset.UTC));
        statement.setString(8, event.debtor().holder());
        statement.setString(9, event.debtor().accountNumber());
        statement.setString(10, event.debtor().bankCode());
    }

    private static void bind(PreparedStatement statement, PaymentPrepared row) throws SQLException {
        statement.setObject(1, row.paymentId());
        statement.setObject(2, row.runId());
        statement.setString(3, row.payee());
        statement.setString(4, row.creditor().holder());
        statement.setString(5, row.creditor().accountNumber());
        statement.setString(6, row.creditor().bankCode());
        statement.setLong(7, row.amountFen());
        statement.setString(
                8, (row.amountFen() > 0 ? PaymentStatus.PREPARED : PaymentStatus.NETTED).name());
    }

    @EventHandler
    void on(SettlementRunOpened event, TrackingToken position) {
        opened.add(new Opened(event, position.position().orElseThrow()));
    }

    @EventHandler
    void on(PaymentPrepared event) {
        prepared.add(event);
        event.lines().forEach(line -> lines.add(new Line(event.paymentId(), line)));
    }

    @EventHandler
    void on(PayeesCollected event) {
        for (CollectedPayee payee : event.payees()) {
            if (payee.leftOut() != null) {
                leftOut.add(new LeftOut(event.runId(), payee.payee(), payee.leftOut()));
            }
        }
    }

    @EventHandler
    void on(SettlementRunReady event) {
        changes.add(event);
    }

    @EventHandler
    void on(SettlementRunApproved event) {
        changes.add(event);
    }

    @EventHandler
    void on(SettlementRunCancelled event) {
        changes.add(event);
    }

    @EventHandler
    void on(RunPaymentAnswered event) {
        changes.add(event);
    }

    @EventHandler
    void on(SettlementRunCompleted event) {
        changes.add(event);
    }

    @EventHandler
    void on(PaymentAnswered event) {
        ends.add(
                new End(
                        event.paymentId(),
                        event.answer().accepted() ? PaymentStatus.ACCEPTED : PaymentStatus.REJECTED,
                        event.answer().reasonCode(),
                        event.answer().reasonText(),
                        event.answer().bankReference(),
                        event.recordedAt()));
    }

    @EventHandler
    void on(PaymentCancelled event) {
        ends.add(
                new End(
                        event.paymentId(),
                        PaymentStatus.CANCELLED,
                        null,
                        null,
                        null,
                        event.recordedAt()));
    }
}
