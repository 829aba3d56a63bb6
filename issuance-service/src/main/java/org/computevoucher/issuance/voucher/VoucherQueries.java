package org.computevoucher.issuance.voucher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.issuance.programme.Payee;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables {@code voucher} and {@code voucher_closing}. */
@Component
class VoucherQueries {

    private static final String VOUCHERS =
            """
            select v.*, c.voucher_id is not null as closed
            from voucher v left join voucher_closing c using (voucher_id)
            """;

    private final JdbcClient jdbc;

    VoucherQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What to look for; null means any. */
    record Filter(
            @Nullable String pot, @Nullable String enterprise, Voucher.@Nullable Status status) {}

    private record Row(long issueNumber, VoucherView voucher) {}

    Optional<VoucherView> byId(UUID voucherId) {
        return jdbc.sql(VOUCHERS + " where v.voucher_id = ?")
                .param(voucherId)
                .query(VoucherQueries::row)
                .optional()
                .map(Row::voucher);
    }

    VoucherPage page(Filter filter, long afterIssueNumber, int limit) {
        StringBuilder sql = new StringBuilder(VOUCHERS).append(" where v.issue_number > :after");
        if (filter.pot() != null) {
            sql.append(" and v.pot = :pot");
        }
        if (filter.enterprise() != null) {
            sql.append(" and v.enterprise = :enterprise");
        }
        if (filter.status() != null) {
            sql.append(" and (c.voucher_id is not null) = :closed");
        }
        // one more than asked for tells whether a further page exists
        sql.append(" order by v.issue_number limit :limit");
        List<Row> rows =
                jdbc.sql(sql.toString())
                        .param("after", afterIssueNumber)
                        .param("pot", filter.pot())
                        .param("enterprise", filter.enterprise())
                        .param("closed", filter.status() == Voucher.Status.CLOSED)
                        .param("limit", limit + 1)
                        .query(VoucherQueries::row)
                        .list();
        List<Row> shown = rows.subList(0, Math.min(limit, rows.size()));
        return new VoucherPage(
                shown.stream().map(Row::voucher).toList(),
                rows.size() > limit
                        ? VoucherPage.cursorAfter(shown.getLast().issueNumber())
                        : null);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("issue_number"),
                new VoucherView(
                        row.getObject("event_id", UUID.class),
                        row.getObject("voucher_id", UUID.class),
                        row.getString("pot"),
                        row.getString("enterprise"),
                        row.getLong("face_fen"),
                        row.getInt("rate_basis_points"),
                        instant(row, "valid_from"),
                        instant(row, "valid_until"),
                        instant(row, "reportable_until"),
                        Payee.valueOf(row.getString("payee")),
                        row.getBoolean("closed") ? Voucher.Status.CLOSED : Voucher.Status.ISSUED));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
