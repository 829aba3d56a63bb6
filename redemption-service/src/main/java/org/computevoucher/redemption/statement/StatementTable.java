package org.computevoucher.redemption.statement;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;

/** The tables {@code statement_line}, {@code statement_account} and {@code statement_day}. */
final class StatementTable {

    private static final String LINE =
            """
            insert into statement_line (party, pot, position, kind, day, event_id, effective_at,
                recorded_at, data_centre, usage_id, enterprise, payee, voucher_id,
                consumption_event_id, run_id, payment_id, reason, billed_cost_fen,
                eligible_cost_fen, subsidy_fen, payer_share_fen, amount_fen, payable_change_fen,
                in_payment_change_fen, receivable_change_fen, paid_change_fen, payable_fen,
                in_payment_fen, receivable_fen, paid_fen, kind_lines, kind_billed_cost_fen,
                kind_eligible_cost_fen, kind_subsidy_fen, kind_payer_share_fen, kind_amount_fen)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ACCOUNT =
            "insert into statement_account (party, pot) values (?, ?) on conflict do nothing";

    private static final String DAY =
            """
            insert into statement_day (party, pot, day, first_position, last_position)
            values (?, ?, ?, ?, ?)
            on conflict (party, pot, day) do update set last_position = excluded.last_position
            """;

    private final JdbcOperations jdbc;

    /** A day of an account. */
    private record Day(Account account, LocalDate day) {}

    StatementTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<StatementLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(LINE, lines, lines.size(), StatementTable::bind);
        List<Account> accounts =
                lines.stream().map(line -> line.booking().account()).distinct().toList();
        jdbc.batchUpdate(
                ACCOUNT,
                accounts,
                accounts.size(),
                (statement, row) -> {
                    statement.setString(1, row.party());
                    statement.setString(2, row.pot());
                });
        Map<Day, LongSummaryStatistics> days =
                lines.stream()
                        .collect(
                                Collectors.groupingBy(
                                        line -> new Day(line.booking().account(), line.day()),
                                        Collectors.summarizingLong(
                                                line -> line.booking().position())));
        jdbc.batchUpdate(
                DAY,
                days.entrySet(),
                days.size(),
                (statement, row) -> {
                    statement.setString(1, row.getKey().account().party());
                    statement.setString(2, row.getKey().account().pot());
                    statement.setObject(3, row.getKey().day());
                    statement.setLong(4, row.getValue().getMin());
                    statement.setLong(5, row.getValue().getMax());
                });
    }

    private static void bind(PreparedStatement statement, StatementLine line) throws SQLException {
        Booking booking = line.booking();
        About about = booking.about();
        Object[] values = {
            booking.account().party(),
            booking.account().pot(),
            booking.position(),
            booking.kind().name(),
            line.day(),
            booking.eventId(),
            booking.effectiveAt().atOffset(ZoneOffset.UTC),
            booking.recordedAt().atOffset(ZoneOffset.UTC),
            about.dataCentre(),
            about.usageId(),
            about.enterprise(),
            about.payee(),
            about.voucherId(),
            about.consumptionEventId(),
            about.runId(),
            about.paymentId(),
            about.reason(),
            booking.cost().billedFen(),
            booking.cost().eligibleFen(),
            booking.cost().subsidyFen(),
            booking.cost().payerShareFen(),
            booking.amountFen(),
            booking.change().payableFen(),
            booking.change().inPaymentFen(),
            booking.change().receivableFen(),
            booking.change().paidFen(),
            line.after().payableFen(),
            line.after().inPaymentFen(),
            line.after().receivableFen(),
            line.after().paidFen(),
            line.ofKind().lineCount(),
            line.ofKind().cost().billedFen(),
            line.ofKind().cost().eligibleFen(),
            line.ofKind().cost().subsidyFen(),
            line.ofKind().cost().payerShareFen(),
            line.ofKind().amountFen()
        };
        for (int column = 0; column < values.length; column++) {
            statement.setObject(column + 1, values[column]);
        }
    }
}
