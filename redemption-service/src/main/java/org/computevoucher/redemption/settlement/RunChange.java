package org.computevoucher.redemption.settlement;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.computevoucher.redemption.settlement.SettlementRunEvent.PayeesCollected;
import org.computevoucher.redemption.settlement.SettlementRunEvent.PaymentsGivenBack;
import org.computevoucher.redemption.settlement.SettlementRunEvent.RunPaymentAnswered;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunApproved;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunCancelled;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunCompleted;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunOpened;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunReady;
import org.jspecify.annotations.Nullable;

/** What an event changes in the row of its run; null: nothing. */
record RunChange(
        @Nullable RunStatus status,
        @Nullable Integer payments,
        @Nullable Long controlSumFen,
        long paidFen,
        long rejectedFen,
        @Nullable String approvedBy,
        @Nullable LocalDate executionDate,
        @Nullable String cancelledBy,
        @Nullable String cancelledFor,
        Instant at) {

    static RunChange of(SettlementRunEvent event) {
        return switch (event) {
            case SettlementRunReady ready ->
                    new RunChange(
                            RunStatus.READY,
                            ready.payments(),
                            ready.controlSumFen(),
                            0,
                            0,
                            null,
                            null,
                            null,
                            null,
                            ready.recordedAt());
            case SettlementRunApproved approved ->
                    new RunChange(
                            RunStatus.APPROVED,
                            null,
                            null,
                            0,
                            0,
                            approved.approvedBy(),
                            approved.executionDate(),
                            null,
                            null,
                            approved.recordedAt());
            case SettlementRunCancelled cancelled ->
                    new RunChange(
                            RunStatus.CANCELLED,
                            null,
                            null,
                            0,
                            0,
                            null,
                            null,
                            cancelled.cancelledBy(),
                            cancelled.document(),
                            cancelled.recordedAt());
            case RunPaymentAnswered answered ->
                    new RunChange(
                            null,
                            null,
                            null,
                            answered.accepted() ? answered.amountFen() : 0,
                            answered.accepted() ? 0 : answered.amountFen(),
                            null,
                            null,
                            null,
                            null,
                            answered.recordedAt());
            case SettlementRunCompleted completed ->
                    new RunChange(
                            RunStatus.COMPLETED,
                            null,
                            null,
                            0,
                            0,
                            null,
                            null,
                            null,
                            null,
                            completed.recordedAt());
            case SettlementRunOpened _, PayeesCollected _, PaymentsGivenBack _ ->
                    throw new IllegalArgumentException("changes nothing in the row: " + event);
        };
    }

    static void bind(PreparedStatement statement, SettlementRunEvent event) throws SQLException {
        RunChange change = of(event);
        OffsetDateTime at = change.at().atOffset(ZoneOffset.UTC);
        statement.setString(1, change.status() == null ? null : change.status().name());
        statement.setObject(2, change.payments(), Types.INTEGER);
        statement.setObject(3, change.controlSumFen(), Types.BIGINT);
        statement.setLong(4, change.paidFen());
        statement.setLong(5, change.rejectedFen());
        statement.setString(6, change.approvedBy());
        statement.setObject(
                7,
                change.status() == RunStatus.APPROVED ? at : null,
                Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(8, change.executionDate(), Types.DATE);
        statement.setString(9, change.cancelledBy());
        statement.setObject(
                10,
                change.status() == RunStatus.CANCELLED ? at : null,
                Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setString(11, change.cancelledFor());
        statement.setObject(
                12,
                change.status() == RunStatus.COMPLETED ? at : null,
                Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(13, event.runId());
    }
}
