package org.computevoucher.redemption.voucheraccount;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.usage.UsageKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables of accounts and consumptions. */
@Component
class VoucherAccountQueries {

    /**
     * The record, once for each of its corrections, or once. A correction is known of every payee
     * or not at all: sum() alone would pass over those of whom it is not.
     */
    private static final String CONSUMPTION =
            """
            select c.*, r.* from consumption c left join lateral (
                select reversal_id,
                    (array_agg(event_id order by billed_cost_fen desc))[1] as reversal_event_id,
                    sum(billed_cost_fen) as reversal_cost_fen,
                    sum(eligible_cost_fen) as reversal_eligible_fen,
                    sum(subsidy_fen) as reversal_subsidy_fen,
                    case when count(*) = count(released_fen) then sum(released_fen)::bigint end
                        as reversal_released_fen,
                    case when count(*) = count(recovery_fen) then sum(recovery_fen)::bigint end
                        as reversal_recovery_fen,
                    min(reason) as reversal_reason, min(recorded_at) as reversal_recorded_at
                from consumption_reversal
                where data_centre = c.data_centre and usage_id = c.usage_id
                group by reversal_id order by reversal_recorded_at, reversal_event_id
                limit :limit) r on true
            where c.data_centre = :dataCentre and c.usage_id = :usageId
            order by reversal_recorded_at, reversal_event_id
            """;

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
        return jdbc.sql(CONSUMPTION)
                .param("dataCentre", dataCentre)
                .param("usageId", usageId)
                .param("limit", UsageKey.MAX_REVERSALS)
                .query(VoucherAccountQueries::withReversals);
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
                faceFen
                        - row.getLong("subsidy_fen")
                        - row.getLong("returned_fen")
                        - row.getLong("pending_fen")
                        - row.getLong("unrecovered_fen"),
                row.getLong("eligible_cost_fen"),
                row.getLong("subsidy_fen"),
                row.getLong("pending_fen") + row.getLong("unrecovered_fen"),
                row.getInt("closings") > 0
                        ? VoucherAccountView.Status.CLOSED
                        : VoucherAccountView.Status.OPEN,
                suspendedFrom == null ? null : suspendedFrom.toInstant());
    }

    private static Optional<ConsumptionView> withReversals(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        List<ConsumptionReversalView> reversals = new ArrayList<>();
        // the record itself is the same in all rows
        ConsumptionView record = consumption(rows, Collections.unmodifiableList(reversals));
        if (rows.getString("reversal_id") != null) {
            do {
                reversals.add(reversal(rows));
            } while (rows.next());
        }
        return Optional.of(record);
    }

    private static ConsumptionView consumption(
            ResultSet row, List<ConsumptionReversalView> reversals) throws SQLException {
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
                row.getLong("reversed_cost_fen"),
                instant(row, "recorded_at"),
                reversals);
    }

    private static ConsumptionReversalView reversal(ResultSet row) throws SQLException {
        return new ConsumptionReversalView(
                row.getObject("reversal_event_id", UUID.class),
                row.getString("reversal_id"),
                row.getLong("reversal_cost_fen"),
                row.getLong("reversal_eligible_fen"),
                row.getLong("reversal_subsidy_fen"),
                row.getObject("reversal_released_fen", Long.class),
                row.getObject("reversal_recovery_fen", Long.class),
                row.getString("reversal_reason"),
                instant(row, "reversal_recorded_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
