package org.computevoucher.redemption.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.bank.PaymentOrder;
import org.computevoucher.redemption.bank.PaymentOrder.Transfer;
import org.computevoucher.redemption.payee.PaymentIds;
import org.computevoucher.redemption.settlement.SettlementViews.LeftOutView;
import org.computevoucher.redemption.settlement.SettlementViews.LineView;
import org.computevoucher.redemption.settlement.SettlementViews.PaymentView;
import org.computevoucher.redemption.settlement.SettlementViews.RunPage;
import org.computevoucher.redemption.settlement.SettlementViews.RunView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables of settlement runs. */
@Component
class SettlementQueries {

    private static final int MAX_LEFT_OUT = 5_000;

    private final JdbcClient jdbc;

    SettlementQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RunView> run(UUID runId) {
        return jdbc.sql("select * from settlement_run where run_id = ?")
                .param(runId)
                .query(SettlementQueries::run)
                .optional();
    }

    /**
     * In the order in which they were opened.
     *
     * @param status null: any
     * @param after the run that the page begins after; null: from the first one
     */
    RunPage runs(String region, @Nullable RunStatus status, @Nullable UUID after, int limit) {
        List<RunView> rows =
                jdbc.sql(
                                """
                                select * from settlement_run
                                where region = :region and (:status::text is null or status = :status)
                                    and opened_number > coalesce(
                                        (select opened_number from settlement_run
                                        where run_id = :after::uuid and region = :region), -1)
                                order by opened_number limit :limit
                                """)
                        .param("region", region)
                        .param("status", status == null ? null : status.name())
                        .param("after", after)
                        // one more than asked for tells whether a further page exists
                        .param("limit", limit + 1)
                        .query(SettlementQueries::run)
                        .list();
        List<RunView> shown = List.copyOf(rows.subList(0, Math.min(limit, rows.size())));
        return new RunPage(shown, rows.size() > limit ? shown.getLast().runId().toString() : null);
    }

    /**
     * In the order of their payees.
     *
     * @param after the payee that the page begins after
     */
    List<PaymentView> payments(UUID runId, String after, int limit) {
        return jdbc.sql(
                        """
                        select * from settlement_payment where run_id = ? and payee > ?
                        order by payee limit ?
                        """)
                .param(runId)
                .param(after)
                .param(limit)
                .query((row, number) -> payment(row))
                .list();
    }

    /** All that were left out, at most {@value #MAX_LEFT_OUT}. */
    List<LeftOutView> leftOut(UUID runId) {
        return jdbc.sql(
                        """
                        select payee, reason from settlement_left_out where run_id = ?
                        order by payee limit ?
                        """)
                .param(runId)
                .param(MAX_LEFT_OUT)
                .query(
                        (row, number) ->
                                new LeftOutView(
                                        row.getString("payee"),
                                        LeftOutReason.valueOf(row.getString("reason"))))
                .list();
    }

    /**
     * What the bank is asked to pay; nothing where the run is not approved or pays nobody. Of what
     * is approved all rows are there, because they are written in the order of the events.
     */
    Optional<PaymentOrder> order(UUID runId) {
        return jdbc.sql(
                        """
                        select * from settlement_run
                        where run_id = ? and approved_at is not null and payments > 0
                        """)
                .param(runId)
                .query((row, number) -> order(row))
                .optional();
    }

    private PaymentOrder order(ResultSet row) throws SQLException {
        UUID runId = row.getObject("run_id", UUID.class);
        PaymentOrder order =
                new PaymentOrder(
                        PaymentIds.endToEndId(runId),
                        row.getObject("approved_at", OffsetDateTime.class).toInstant(),
                        row.getObject("execution_date", LocalDate.class),
                        new BankAccount(
                                row.getString("debtor_holder"),
                                row.getString("debtor_number"),
                                row.getString("debtor_bank")),
                        transfers(runId));
        long sumFen = order.transfers().stream().mapToLong(Transfer::amountFen).sum();
        if (order.transfers().size() != row.getInt("payments")
                || sumFen != row.getLong("control_sum_fen")) {
            throw new IllegalStateException(
                    "the payments of run %s do not add up".formatted(runId));
        }
        return order;
    }

    private List<Transfer> transfers(UUID runId) {
        return jdbc.sql(
                        """
                        select * from settlement_payment where run_id = ? and amount_fen > 0
                        order by payee collate "C"
                        """)
                .param(runId)
                .query(
                        (row, number) ->
                                new Transfer(
                                        PaymentIds.endToEndId(
                                                row.getObject("payment_id", UUID.class)),
                                        new BankAccount(
                                                row.getString("creditor_holder"),
                                                row.getString("creditor_number"),
                                                row.getString("creditor_bank")),
                                        row.getLong("amount_fen"),
                                        "Computing-power voucher subsidy, payee "
                                                + row.getString("payee")))
                .list();
    }

    private PaymentView payment(ResultSet row) throws SQLException {
        UUID paymentId = row.getObject("payment_id", UUID.class);
        return new PaymentView(
                PaymentIds.endToEndId(paymentId),
                row.getString("payee"),
                row.getString("creditor_holder"),
                row.getLong("amount_fen"),
                PaymentStatus.valueOf(row.getString("status")),
                row.getString("reason_code"),
                row.getString("reason_text"),
                row.getString("bank_reference"),
                instant(row, "answered_at"),
                lines(paymentId));
    }

    private List<LineView> lines(UUID paymentId) {
        return jdbc.sql("select * from settlement_payment_line where payment_id = ? order by pot")
                .param(paymentId)
                .query(
                        (row, number) ->
                                new LineView(
                                        row.getString("pot"),
                                        row.getLong("gross_fen"),
                                        row.getLong("netted_fen"),
                                        row.getLong("amount_fen")))
                .list();
    }

    private static RunView run(ResultSet row, int number) throws SQLException {
        return new RunView(
                row.getObject("run_id", UUID.class),
                row.getString("region"),
                row.getString("only_payee"),
                row.getString("only_pot"),
                RunStatus.valueOf(row.getString("status")),
                row.getString("opened_by"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getInt("payments"),
                row.getLong("control_sum_fen"),
                row.getLong("paid_fen"),
                row.getLong("rejected_fen"),
                row.getString("approved_by"),
                instant(row, "approved_at"),
                row.getObject("execution_date", LocalDate.class),
                row.getString("cancelled_by"),
                instant(row, "cancelled_at"),
                instant(row, "completed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
