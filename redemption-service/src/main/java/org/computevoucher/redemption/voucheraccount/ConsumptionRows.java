package org.computevoucher.redemption.voucheraccount;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.springframework.jdbc.core.JdbcOperations;

/** Keeps the table {@code consumption}. */
final class ConsumptionRows {

    private static final String INSERT =
            """
            insert into consumption (data_centre, usage_id, event_id, voucher_id, pot, enterprise,
                charge_period_start, charge_period_end, eligible_cost_fen, subsidy_fen,
                payer_share_fen, binding_limit, open_fen, payee, consumed_quantity, consumed_unit,
                sku_id, resource_id, invoice_issuer, invoice_number, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final BatchedWrites<ComputeConsumed> rows;

    ConsumptionRows(JdbcOperations jdbc) {
        this.rows = new BatchedWrites<>(jdbc, INSERT, ConsumptionRows::bind);
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
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
