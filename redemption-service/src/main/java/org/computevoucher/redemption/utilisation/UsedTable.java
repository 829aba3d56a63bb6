package org.computevoucher.redemption.utilisation;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.springframework.jdbc.core.JdbcOperations;

/** The tables {@code data_centre_use} and {@code used_record}. */
final class UsedTable {

    private static final String ADD =
            """
            insert into data_centre_use (data_centre, day, used_gpu_hours, unmeasured_records)
            values (?, ?, ?, ?)
            on conflict (data_centre, day) do update set
                used_gpu_hours = data_centre_use.used_gpu_hours + excluded.used_gpu_hours,
                unmeasured_records =
                    data_centre_use.unmeasured_records + excluded.unmeasured_records
            """;

    private static final String KEEP =
            """
            insert into used_record (consumption_event_id, data_centre, usage_id, voucher_id,
                charge_period_start, charge_period_end, billed_cost_fen, reversed_cost_fen,
                consumed_quantity, consumed_unit)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (consumption_event_id) do update set
                reversed_cost_fen = excluded.reversed_cost_fen
            """;

    private static final String KEPT =
            "select * from used_record where consumption_event_id = any (?)";

    private final JdbcOperations jdbc;

    UsedTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** By the event ids of their ComputeConsumed. */
    Map<UUID, UsedRecord> kept(Collection<UUID> consumptionEventIds) {
        Map<UUID, UsedRecord> found = new HashMap<>();
        if (!consumptionEventIds.isEmpty()) {
            jdbc.query(
                    KEPT,
                    statement ->
                            statement.setArray(
                                    1,
                                    statement
                                            .getConnection()
                                            .createArrayOf("uuid", consumptionEventIds.toArray())),
                    row -> {
                        UsedRecord used = record(row);
                        found.put(used.consumptionEventId(), used);
                    });
        }
        return found;
    }

    void keep(List<UsedRecord> records) {
        if (!records.isEmpty()) {
            jdbc.batchUpdate(KEEP, records, records.size(), UsedTable::bind);
        }
    }

    /** Adds differences, so neither the order nor the number of the rows matters. */
    void add(List<Use> uses) {
        if (!uses.isEmpty()) {
            jdbc.batchUpdate(
                    ADD,
                    uses,
                    uses.size(),
                    (statement, row) -> {
                        statement.setString(1, row.dataCentre());
                        statement.setObject(2, row.day());
                        statement.setBigDecimal(3, row.gpuHours());
                        statement.setLong(4, row.unmeasuredRecords());
                    });
        }
    }

    private static void bind(PreparedStatement statement, UsedRecord row) throws SQLException {
        Usage usage = row.usage();
        statement.setObject(1, row.consumptionEventId());
        statement.setString(2, usage.dataCentre());
        statement.setString(3, usage.usageId());
        statement.setObject(4, usage.voucherId());
        statement.setObject(5, usage.chargePeriod().start().atOffset(ZoneOffset.UTC));
        statement.setObject(6, usage.chargePeriod().end().atOffset(ZoneOffset.UTC));
        statement.setLong(7, usage.billedCostFen());
        statement.setLong(8, row.reversedFen());
        statement.setString(9, usage.details().consumedQuantity());
        statement.setString(10, usage.details().consumedUnit());
    }

    private static UsedRecord record(ResultSet row) throws SQLException {
        return new UsedRecord(
                row.getObject("consumption_event_id", UUID.class),
                new Usage(
                        row.getString("data_centre"),
                        row.getString("usage_id"),
                        row.getObject("voucher_id", UUID.class),
                        new ChargePeriod(
                                instant(row, "charge_period_start"),
                                instant(row, "charge_period_end")),
                        row.getLong("billed_cost_fen"),
                        new Usage.Details(
                                row.getString("consumed_quantity"),
                                row.getString("consumed_unit"),
                                null,
                                null,
                                null,
                                null)),
                row.getLong("reversed_cost_fen"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
