package org.computevoucher.redemption.settlement;

import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.computevoucher.redemption.settlement.PayeeAccountEvent.PayableTaken;
import org.computevoucher.redemption.settlement.PayeeAccountEvent.SubsidyOwed;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps the table {@code payable}. One statement adds differences, so neither the order nor the
 * number of a batch's rows matters.
 */
final class PayableRows {

    private static final String ADD =
            """
            insert into payable (pot, payee, payable_fen, paid_fen)
            values (?, ?, ?, ?)
            on conflict (pot, payee) do update set
                payable_fen = payable.payable_fen + excluded.payable_fen,
                paid_fen = payable.paid_fen + excluded.paid_fen
            """;

    private final BatchedWrites<Difference> differences;

    private record Difference(String pot, String payee, long payableFen, long paidFen) {}

    PayableRows(JdbcOperations jdbc) {
        this.differences =
                new BatchedWrites<>(
                        jdbc,
                        ADD,
                        (statement, row) -> {
                            statement.setString(1, row.pot());
                            statement.setString(2, row.payee());
                            statement.setLong(3, row.payableFen());
                            statement.setLong(4, row.paidFen());
                        });
    }

    @EventHandler
    void on(SubsidyOwed event) {
        differences.add(new Difference(event.pot(), event.payee(), event.subsidyFen(), 0));
    }

    @EventHandler
    void on(PayableTaken event) {
        differences.add(
                new Difference(event.pot(), event.payee(), -event.amountFen(), event.amountFen()));
    }
}
