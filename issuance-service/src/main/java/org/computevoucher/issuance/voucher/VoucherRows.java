package org.computevoucher.issuance.voucher;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosureRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherMoneyRecovered;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReduced;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReductionRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReopened;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherResumed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherSuspended;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherUsageReversed;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Keeps the table {@code voucher}. */
final class VoucherRows {

    private static final String ISSUED =
            """
            insert into voucher (voucher_id, event_id, pot, region, enterprise, original_face_fen,
                face_fen, rate_basis_points, valid_from, valid_until, reportable_until, payee,
                issued_at, serial_number, programme_version, application_id, data_centre_region,
                hardware_class, stacking, status)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ISSUED')
            """;

    /**
     * A voucher that is issued is not suspended, and one that becomes live, issued or suspended, is
     * closed no more; a return of 0 fen is none.
     */
    private static final String CHANGED =
            """
            update voucher set
                status = coalesce(?, status),
                suspended_from = case when coalesce(?, status) = 'ISSUED' then null
                    else coalesce(?, suspended_from) end,
                pending_return_fen = nullif(coalesce(?, pending_return_fen), 0),
                face_fen = coalesce(?, face_fen),
                closing_reason = case when ? then null else coalesce(?, closing_reason) end,
                closed_at = case when ? then null else coalesce(?, closed_at) end,
                unused_fen = case when ? then null else coalesce(?, unused_fen) end
            where voucher_id = ?
            """;

    private final BatchedWrites<VoucherIssued> issued;
    private final BatchedWrites<Change> changes;

    /** What changes; null: it stays as it is. */
    private record Change(
            UUID voucherId,
            @Nullable VoucherStatus status,
            @Nullable Instant suspendedFrom,
            @Nullable Long pendingReturnFen,
            @Nullable Long faceFen,
            @Nullable String closingReason,
            @Nullable Instant closedAt,
            @Nullable Long unusedFen) {}

    VoucherRows(JdbcOperations jdbc) {
        this.issued = new BatchedWrites<>(jdbc, ISSUED, VoucherRows::bind);
        this.changes = new BatchedWrites<>(jdbc, CHANGED, VoucherRows::bindChange).after(issued);
    }

    @EventHandler
    void on(VoucherIssued event) {
        issued.add(event);
    }

    @EventHandler
    void on(VoucherSuspended event) {
        changes.add(
                new Change(
                        event.voucherId(),
                        VoucherStatus.SUSPENDED,
                        event.effectiveAt(),
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @EventHandler
    void on(VoucherResumed event) {
        changes.add(
                new Change(
                        event.voucherId(),
                        VoucherStatus.ISSUED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @EventHandler
    void on(VoucherReductionRequested event) {
        changes.add(
                new Change(
                        event.voucherId(), null, null, event.amountFen(), null, null, null, null));
    }

    @EventHandler
    void on(VoucherClosureRequested event) {
        changes.add(
                new Change(
                        event.voucherId(),
                        VoucherStatus.CLOSING,
                        null,
                        null,
                        null,
                        event.reason().name(),
                        null,
                        null));
    }

    @EventHandler
    void on(VoucherReduced event) {
        changes.add(
                new Change(event.voucherId(), null, null, 0L, event.faceFen(), null, null, null));
    }

    @EventHandler
    void on(VoucherClosed event) {
        changes.add(
                new Change(
                        event.voucherId(),
                        VoucherStatus.CLOSED,
                        null,
                        0L,
                        null,
                        event.reason(),
                        event.recordedAt(),
                        event.unusedFen()));
    }

    @EventHandler
    void on(VoucherUsageReversed event) {
        changes.add(
                new Change(
                        event.voucherId(), null, null, null, null, null, null, event.unusedFen()));
    }

    @EventHandler
    void on(VoucherMoneyRecovered event) {
        changes.add(
                new Change(
                        event.voucherId(), null, null, null, null, null, null, event.unusedFen()));
    }

    @EventHandler
    void on(VoucherReopened event) {
        Instant suspendedFrom = event.suspendedFrom();
        changes.add(
                new Change(
                        event.voucherId(),
                        suspendedFrom == null ? VoucherStatus.ISSUED : VoucherStatus.SUSPENDED,
                        suspendedFrom,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private static void bind(PreparedStatement statement, VoucherIssued row) throws SQLException {
        VoucherTerms terms = row.terms();
        VoucherGrant grant = row.grant();
        statement.setObject(1, row.voucherId());
        statement.setObject(2, row.eventId());
        statement.setString(3, terms.pot());
        statement.setString(4, row.region());
        statement.setString(5, terms.enterprise());
        statement.setLong(6, terms.faceFen());
        statement.setLong(7, terms.faceFen());
        statement.setInt(8, terms.rateBasisPoints());
        statement.setObject(9, utc(row.validity().validFrom()));
        statement.setObject(10, utc(row.validity().validUntil()));
        statement.setObject(11, utc(row.validity().reportableUntil()));
        statement.setString(12, terms.payee().name());
        statement.setObject(13, utc(row.recordedAt()));
        statement.setString(14, grant == null ? null : grant.serialNumber());
        statement.setObject(15, grant == null ? null : grant.programmeVersion());
        statement.setObject(16, grant == null ? null : grant.applicationId());
        statement.setString(17, grant == null ? null : grant.dataCentreRegion());
        statement.setString(18, grant == null ? null : grant.hardwareClass());
        statement.setString(19, grant == null ? null : grant.stacking());
    }

    private static void bindChange(PreparedStatement statement, Change row) throws SQLException {
        VoucherStatus status = row.status();
        boolean becomesLive = status == VoucherStatus.ISSUED || status == VoucherStatus.SUSPENDED;
        statement.setString(1, status == null ? null : status.name());
        statement.setString(2, status == null ? null : status.name());
        statement.setObject(3, utc(row.suspendedFrom()));
        statement.setObject(4, row.pendingReturnFen());
        statement.setObject(5, row.faceFen());
        statement.setBoolean(6, becomesLive);
        statement.setString(7, row.closingReason());
        statement.setBoolean(8, becomesLive);
        statement.setObject(9, utc(row.closedAt()));
        statement.setBoolean(10, becomesLive);
        statement.setObject(11, row.unusedFen());
        statement.setObject(12, row.voucherId());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
