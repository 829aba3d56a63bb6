package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.springframework.jdbc.core.JdbcOperations;

/** Keeps the tables {@code voucher} and {@code voucher_closing}. */
final class VoucherRows {

    private static final String ISSUED =
            """
            insert into voucher (voucher_id, event_id, pot, region, enterprise, face_fen,
                rate_basis_points, valid_from, valid_until, reportable_until, payee, issued_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String CLOSED =
            """
            insert into voucher_closing (voucher_id, event_id, unused_fen, reason, closed_at)
            values (?, ?, ?, ?, ?)
            """;

    private final BatchedWrites<VoucherIssued> issued;
    private final BatchedWrites<VoucherClosed> closed;

    VoucherRows(JdbcOperations jdbc) {
        this.issued =
                new BatchedWrites<>(
                        jdbc,
                        ISSUED,
                        (statement, row) -> {
                            VoucherTerms terms = row.terms();
                            statement.setObject(1, row.voucherId());
                            statement.setObject(2, row.eventId());
                            statement.setString(3, terms.pot());
                            statement.setString(4, row.region());
                            statement.setString(5, terms.enterprise());
                            statement.setLong(6, terms.faceFen());
                            statement.setInt(7, terms.rateBasisPoints());
                            statement.setObject(8, utc(row.validity().validFrom()));
                            statement.setObject(9, utc(row.validity().validUntil()));
                            statement.setObject(10, utc(row.validity().reportableUntil()));
                            statement.setString(11, terms.payee().name());
                            statement.setObject(12, utc(row.recordedAt()));
                        });
        this.closed =
                new BatchedWrites<>(
                        jdbc,
                        CLOSED,
                        (statement, row) -> {
                            statement.setObject(1, row.voucherId());
                            statement.setObject(2, row.eventId());
                            statement.setLong(3, row.unusedFen());
                            statement.setString(4, row.reason());
                            statement.setObject(5, utc(row.recordedAt()));
                        });
    }

    @EventHandler
    void on(VoucherIssued event) {
        issued.add(event);
    }

    @EventHandler
    void on(VoucherClosed event) {
        closed.add(event);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
