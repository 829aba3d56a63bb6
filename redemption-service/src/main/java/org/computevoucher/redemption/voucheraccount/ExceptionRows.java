package org.computevoucher.redemption.voucheraccount;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageEvent.ExceptionDecided;
import org.computevoucher.redemption.usage.UsageEvent.UsageExcepted;
import org.springframework.jdbc.core.JdbcOperations;

/** Keeps the table {@code usage_exception}. */
final class ExceptionRows {

    private static final String EXCEPTED =
            """
            insert into usage_exception (data_centre, usage_id, voucher_id, pot, enterprise,
                charge_period_start, charge_period_end, billed_cost_fen, reason, detail, reported_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String DECIDED =
            """
            update usage_exception set verdict = ?, decision_reason = ?, document = ?, decided_by = ?,
                decided_at = ?
            where data_centre = ? and usage_id = ?
            """;

    private final BatchedWrites<UsageExcepted> excepted;
    private final BatchedWrites<ExceptionDecided> decided;

    ExceptionRows(JdbcOperations jdbc) {
        this.excepted = new BatchedWrites<>(jdbc, EXCEPTED, ExceptionRows::bind);
        this.decided =
                new BatchedWrites<ExceptionDecided>(jdbc, DECIDED, ExceptionRows::bind)
                        .after(excepted);
    }

    @EventHandler
    void on(UsageExcepted event) {
        excepted.add(event);
    }

    @EventHandler
    void on(ExceptionDecided event) {
        decided.add(event);
    }

    private static void bind(PreparedStatement statement, UsageExcepted row) throws SQLException {
        Usage usage = row.usage();
        statement.setString(1, usage.dataCentre());
        statement.setString(2, usage.usageId());
        statement.setObject(3, usage.voucherId());
        statement.setString(4, row.pot());
        statement.setString(5, row.enterprise());
        statement.setObject(6, utc(usage.chargePeriod().start()));
        statement.setObject(7, utc(usage.chargePeriod().end()));
        statement.setLong(8, usage.billedCostFen());
        statement.setString(9, row.reason());
        statement.setString(10, row.detail());
        statement.setObject(11, utc(row.recordedAt()));
    }

    private static void bind(PreparedStatement statement, ExceptionDecided row)
            throws SQLException {
        int slash = row.usageKey().indexOf('/');
        statement.setString(1, row.verdict().name());
        statement.setString(2, row.reason());
        statement.setString(3, row.document());
        statement.setString(4, row.decidedBy());
        statement.setObject(5, utc(row.recordedAt()));
        statement.setString(6, row.usageKey().substring(0, slash));
        statement.setString(7, row.usageKey().substring(slash + 1));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
