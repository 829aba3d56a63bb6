package org.computevoucher.redemption.voucheraccount;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.computevoucher.redemption.usage.Reversal;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ConsumptionReversed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;
import org.springframework.jdbc.core.JdbcOperations;

/** Keeps the table {@code consumption}. */
final class ConsumptionRows {

    private static final String INSERT =
            """
            insert into consumption (data_centre, usage_id, event_id, voucher_id, pot, enterprise,
                charge_period_start, charge_period_end, eligible_cost_fen, subsidy_fen,
                payer_share_fen, binding_limit, open_fen, payee, consumed_quantity, consumed_unit,
                sku_id, resource_id, invoice_issuer, invoice_number, recorded_at,
                billed_cost_fen, set_off_fen)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String REVERSED =
            """
            insert into consumption_reversal (event_id, data_centre, usage_id, reversal_id, voucher_id,
                payee, billed_cost_fen, eligible_cost_fen, subsidy_fen, reason, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String LESS =
            """
            update consumption set reversed_cost_fen = reversed_cost_fen + ?
            where data_centre = ? and usage_id = ?
            """;

    private static final String CONFIRMED =
            "update consumption_reversal set released_fen = ?, recovery_fen = ? where event_id = ?";

    private final BatchedWrites<ComputeConsumed> rows;
    private final BatchedWrites<ReversalRecorded> reversals;
    private final BatchedWrites<Reversal> less;
    private final BatchedWrites<ConsumptionReversed> confirmed;

    ConsumptionRows(JdbcOperations jdbc) {
        this.rows = new BatchedWrites<>(jdbc, INSERT, ConsumptionRows::bind);
        this.reversals = new BatchedWrites<>(jdbc, REVERSED, ConsumptionRows::bind);
        this.less =
                new BatchedWrites<Reversal>(
                                jdbc,
                                LESS,
                                (statement, row) -> {
                                    statement.setLong(1, row.billedCostFen());
                                    statement.setString(2, row.dataCentre());
                                    statement.setString(3, row.usageId());
                                })
                        .after(rows);
        this.confirmed =
                new BatchedWrites<ConsumptionReversed>(
                                jdbc,
                                CONFIRMED,
                                (statement, row) -> {
                                    statement.setLong(1, row.releasedFen());
                                    statement.setLong(2, row.recoveryFen());
                                    statement.setObject(3, row.eventId());
                                })
                        .after(reversals);
    }

    @EventHandler
    void on(ReversalRecorded event) {
        reversals.add(event);
        if (event.hasTheCost()) {
            less.add(event.reversal());
        }
    }

    @EventHandler
    void on(ConsumptionReversed event) {
        confirmed.add(event);
    }

    private static void bind(PreparedStatement statement, ReversalRecorded row)
            throws SQLException {
        Reversal reversal = row.reversal();
        statement.setObject(1, row.reversalEventId());
        statement.setString(2, reversal.dataCentre());
        statement.setString(3, reversal.usageId());
        statement.setString(4, reversal.reversalId());
        statement.setObject(5, row.voucherId());
        statement.setString(6, row.payee());
        statement.setLong(7, row.hasTheCost() ? reversal.billedCostFen() : 0);
        statement.setLong(8, row.eligibleCostFen());
        statement.setLong(9, row.subsidyFen());
        statement.setString(10, reversal.reason());
        statement.setObject(11, utc(row.recordedAt()));
    }

    @EventHandler
    void on(ComputeConsumed event) {
        rows.add(event);
    }

    private static void bind(PreparedStatement statement, ComputeConsumed row) throws SQLException {
        Usage usage = row.usage();
        Usage.Details details = usage.details();
        statement.setString(1, usage.dataCentre());
        statement.setString(2, usage.usageId());
        statement.setObject(3, row.eventId());
        statement.setObject(4, row.voucherId());
        statement.setString(5, row.pot());
        statement.setString(6, row.enterprise());
        statement.setObject(7, utc(usage.chargePeriod().start()));
        statement.setObject(8, utc(usage.chargePeriod().end()));
        statement.setLong(9, row.eligibleCostFen());
        statement.setLong(10, row.subsidyFen());
        statement.setLong(11, row.payerShareFen());
        statement.setString(12, row.bindingLimit().name());
        statement.setLong(13, row.openFen());
        statement.setString(14, row.payee());
        statement.setString(15, details.consumedQuantity());
        statement.setString(16, details.consumedUnit());
        statement.setString(17, details.skuId());
        statement.setString(18, details.resourceId());
        statement.setString(19, details.invoiceIssuer());
        statement.setString(20, details.invoiceNumber());
        statement.setObject(21, utc(row.recordedAt()));
        statement.setLong(22, usage.billedCostFen());
        statement.setLong(23, row.setOff().fen());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
