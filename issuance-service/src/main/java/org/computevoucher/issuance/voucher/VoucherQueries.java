package org.computevoucher.issuance.voucher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.issuance.programme.Payee;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the table {@code voucher}. */
@Component
class VoucherQueries {

    private final JdbcClient jdbc;

    VoucherQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What to look for; null means any.
     *
     * @param expiresAfter reportable until then or longer
     * @param expiresBefore reportable until an earlier instant
     */
    record Filter(
            @Nullable String pot,
            @Nullable String enterprise,
            @Nullable VoucherStatus status,
            @Nullable Instant expiresAfter,
            @Nullable Instant expiresBefore,
            @Nullable String serialNumber) {}

    Optional<VoucherView> byId(UUID voucherId) {
        return jdbc.sql("select * from voucher where voucher_id = ?")
                .param(voucherId)
                .query(VoucherQueries::row)
                .optional();
    }

    /**
     * In the order of issue.
     *
     * @param after the voucher that the page begins after; null: from the first one
     */
    VoucherPage page(Filter filter, @Nullable UUID after, int limit) {
        StringBuilder sql = new StringBuilder("select * from voucher where true");
        if (after != null) {
            sql.append(
                    " and issue_number > (select issue_number from voucher where voucher_id = :after)");
        }
        if (filter.pot() != null) {
            sql.append(" and pot = :pot");
        }
        if (filter.enterprise() != null) {
            sql.append(" and enterprise = :enterprise");
        }
        if (filter.status() != null) {
            sql.append(" and status = :status");
        }
        if (filter.expiresAfter() != null) {
            sql.append(" and reportable_until >= :expiresAfter");
        }
        if (filter.expiresBefore() != null) {
            sql.append(" and reportable_until < :expiresBefore");
        }
        if (filter.serialNumber() != null) {
            sql.append(" and serial_number = :serialNumber");
        }
        // one more than asked for tells whether a further page exists
        sql.append(" order by issue_number limit :limit");
        List<VoucherView> rows =
                jdbc.sql(sql.toString())
                        .param("after", after)
                        .param("pot", filter.pot())
                        .param("enterprise", filter.enterprise())
                        .param("status", filter.status() == null ? null : filter.status().name())
                        .param("expiresAfter", utc(filter.expiresAfter()))
                        .param("expiresBefore", utc(filter.expiresBefore()))
                        .param("serialNumber", filter.serialNumber())
                        .param("limit", limit + 1)
                        .query(VoucherQueries::row)
                        .list();
        List<VoucherView> shown = List.copyOf(rows.subList(0, Math.min(limit, rows.size())));
        return new VoucherPage(
                shown, rows.size() > limit ? shown.getLast().voucherId().toString() : null);
    }

    private static VoucherView row(ResultSet row, int number) throws SQLException {
        return new VoucherView(
                row.getObject("event_id", UUID.class),
                row.getObject("voucher_id", UUID.class),
                row.getString("serial_number"),
                row.getString("pot"),
                row.getString("enterprise"),
                row.getLong("original_face_fen"),
                row.getLong("face_fen"),
                row.getInt("rate_basis_points"),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                row.getObject("valid_until", OffsetDateTime.class).toInstant(),
                row.getObject("reportable_until", OffsetDateTime.class).toInstant(),
                Payee.valueOf(row.getString("payee")),
                row.getObject("programme_version", Integer.class),
                row.getObject("application_id", UUID.class),
                row.getString("data_centre_region"),
                row.getString("hardware_class"),
                row.getString("stacking"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                VoucherStatus.valueOf(row.getString("status")),
                instant(row, "suspended_from"),
                row.getObject("pending_return_fen", Long.class),
                row.getString("closing_reason"),
                instant(row, "closed_at"),
                row.getObject("unused_fen", Long.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
