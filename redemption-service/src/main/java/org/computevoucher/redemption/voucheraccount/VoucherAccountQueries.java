package org.computevoucher.redemption.voucheraccount;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables of accounts and consumptions. */
@Component
class VoucherAccountQueries {

    private final JdbcClient jdbc;

    VoucherAccountQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<VoucherAccountView> account(UUID voucherId) {
        return jdbc.sql(
                        """
                        select * from voucher_account join voucher_account_use using (voucher_id)
                        left join voucher_account_suspension using (voucher_id)
                        where voucher_id = ?
                        """)
                .param(voucherId)
                .query(VoucherAccountQueries::account)
                .optional();
    }

    Optional<ConsumptionView> consumption(String dataCentre, String usageId) {
        return jdbc.sql("select * from consumption where data_centre = ? and usage_id = ?")
                .param(dataCentre)
                .param(usageId)
                .query(VoucherAccountQueries::consumption)
                .optional();
    }

    private static VoucherAccountView account(ResultSet row, int number) throws SQLException {
        long originalFaceFen = row.getLong("face_fen");
        long faceFen = originalFaceFen - row.getLong("reduced_fen");
        OffsetDateTime suspendedFrom = row.getObject("suspended_from", OffsetDateTime.class);
        return new VoucherAccountView(
                row.getObject("voucher_id", UUID.class),
                row.getString("pot"),
                row.getString("enterprise"),
                originalFaceFen,
                faceFen,
                row.getInt("rate_basis_points"),
                faceFen - row.getLong("subsidy_fen") - row.getLong("returned_fen"),
                row.getLong("eligible_cost_fen"),
                row.getLong("subsidy_fen"),
                row.getBoolean("closed")
                        ? VoucherAccountView.Status.CLOSED
                        : VoucherAccountView.Status.OPEN,
                suspendedFrom == null ? null : suspendedFrom.toInstant());
    }

    private static ConsumptionView consumption(ResultSet row, int number) throws SQLException {
        return new ConsumptionView(
                row.getObject("event_id", UUID.class),
                row.getString("usage_id"),
                row.getString("data_centre"),
                row.getObject("voucher_id", UUID.class),
                row.getString("pot"),
                row.getString("enterprise"),
                instant(row, "charge_period_start"),
                instant(row, "charge_period_end"),
                row.getLong("eligible_cost_fen"),
                row.getLong("subsidy_fen"),
                row.getLong("payer_share_fen"),
                BindingLimit.valueOf(row.getString("binding_limit")),
                row.getLong("open_fen"),
                row.getString("payee"),
                row.getString("consumed_quantity"),
                row.getString("consumed_unit"),
                row.getString("sku_id"),
                row.getString("resource_id"),
                row.getString("invoice_issuer"),
                row.getString("invoice_number"),
                instant(row, "recorded_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
