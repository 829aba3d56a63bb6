package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ConsumptionReversed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.RecoveryCredited;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountOpened;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountResumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountSuspended;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReopened;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps the tables {@code voucher_account}, {@code voucher_account_use} and {@code
 * voucher_account_suspension}.
 */
final class VoucherAccountRows {

    private static final String OPENED =
            """
            insert into voucher_account (voucher_id, pot, region, enterprise, face_fen,
                rate_basis_points, opened_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String USED =
            """
            insert into voucher_account_use (voucher_id, eligible_cost_fen, subsidy_fen,
                reduced_fen, returned_fen, pending_fen, unrecovered_fen, closings)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (voucher_id) do update set
                eligible_cost_fen = voucher_account_use.eligible_cost_fen + excluded.eligible_cost_fen,
                subsidy_fen = voucher_account_use.subsidy_fen + excluded.subsidy_fen,
                reduced_fen = voucher_account_use.reduced_fen + excluded.reduced_fen,
                returned_fen = voucher_account_use.returned_fen + excluded.returned_fen,
                pending_fen = voucher_account_use.pending_fen + excluded.pending_fen,
                unrecovered_fen = voucher_account_use.unrecovered_fen + excluded.unrecovered_fen,
                closings = voucher_account_use.closings + excluded.closings
            """;

    private static final String SUSPENDED =
            """
            insert into voucher_account_suspension (voucher_id, suspended_from) values (?, ?)
            on conflict (voucher_id) do update set suspended_from = excluded.suspended_from
            """;

    private final BatchedWrites<VoucherAccountOpened> opened;
    private final BatchedWrites<Use> uses;
    private final BatchedWrites<Suspension> suspensions;

    private record Use(
            UUID voucherId,
            long eligibleCostFen,
            long subsidyFen,
            long reducedFen,
            long returnedFen,
            long pendingFen,
            long unrecoveredFen,
            int closings) {}

    /**
     * @param from null: not suspended any more
     */
    private record Suspension(UUID voucherId, @Nullable Instant from) {}

    VoucherAccountRows(JdbcOperations jdbc) {
        this.opened =
                new BatchedWrites<>(
                        jdbc,
                        OPENED,
                        (statement, row) -> {
                            statement.setObject(1, row.voucherId());
                            statement.setString(2, row.terms().pot());
                            statement.setString(3, row.terms().region());
                            statement.setString(4, row.terms().enterprise());
                            statement.setLong(5, row.terms().faceFen());
                            statement.setInt(6, row.terms().rateBasisPoints());
                            statement.setObject(7, row.recordedAt().atOffset(ZoneOffset.UTC));
                        });
        this.uses =
                new BatchedWrites<>(
                        jdbc,
                        USED,
                        (statement, row) -> {
                            statement.setObject(1, row.voucherId());
                            statement.setLong(2, row.eligibleCostFen());
                            statement.setLong(3, row.subsidyFen());
                            statement.setLong(4, row.reducedFen());
                            statement.setLong(5, row.returnedFen());
                            statement.setLong(6, row.pendingFen());
                            statement.setLong(7, row.unrecoveredFen());
                            statement.setInt(8, row.closings());
                        });
        this.suspensions =
                new BatchedWrites<>(
                        jdbc,
                        SUSPENDED,
                        (statement, row) -> {
                            Instant from = row.from();
                            statement.setObject(1, row.voucherId());
                            statement.setObject(
                                    2, from == null ? null : from.atOffset(ZoneOffset.UTC));
                        });
    }

    @EventHandler
    void on(VoucherAccountOpened event) {
        opened.add(event);
        uses.add(new Use(event.voucherId(), 0, 0, 0, 0, 0, 0, 0));
    }

    @EventHandler
    void on(ComputeConsumed event) {
        uses.add(
                new Use(
                        event.voucherId(),
                        event.eligibleCostFen(),
                        event.subsidyFen(),
                        0,
                        0,
                        0,
                        -event.setOff().fen(),
                        0));
    }

    @EventHandler
    void on(ReversalRecorded event) {
        uses.add(
                new Use(
                        event.voucherId(),
                        -event.eligibleCostFen(),
                        -event.subsidyFen(),
                        0,
                        0,
                        event.subsidyFen(),
                        0,
                        0));
    }

    @EventHandler
    void on(ConsumptionReversed event) {
        uses.add(
                new Use(
                        event.voucherId(),
                        0,
                        0,
                        0,
                        event.availableFen(),
                        -event.subsidyFen(),
                        event.recoveryFen(),
                        0));
    }

    @EventHandler
    void on(RecoveryCredited event) {
        uses.add(
                new Use(event.voucherId(), 0, 0, 0, event.returnedFen(), 0, -event.amountFen(), 0));
    }

    @EventHandler
    void on(VoucherReopened event) {
        uses.add(new Use(event.voucherId(), 0, 0, 0, 0, 0, 0, -1));
    }

    @EventHandler
    void on(VoucherReduced event) {
        uses.add(new Use(event.voucherId(), 0, 0, event.amountFen(), 0, 0, 0, 0));
    }

    @EventHandler
    void on(VoucherAccountSuspended event) {
        suspensions.add(new Suspension(event.voucherId(), event.from()));
    }

    @EventHandler
    void on(VoucherAccountResumed event) {
        suspensions.add(new Suspension(event.voucherId(), null));
    }

    @EventHandler
    void on(VoucherClosed event) {
        uses.add(new Use(event.voucherId(), 0, 0, 0, event.unusedFen(), 0, 0, 1));
    }
}
