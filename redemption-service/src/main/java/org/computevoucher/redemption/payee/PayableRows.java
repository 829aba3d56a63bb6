package org.computevoucher.redemption.payee;

import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableTaken;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentGivenBack;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentRejected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableNetted;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableReceived;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableSetOff;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyOwed;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps the table {@code payable}. One statement adds differences, so neither the order nor the
 * number of a batch's rows matters.
 */
final class PayableRows {

    private static final String ADD =
            """
            insert into payable (pot, payee, payable_fen, in_payment_fen, receivable_fen, paid_fen)
            values (?, ?, ?, ?, ?, ?)
            on conflict (pot, payee) do update set
                payable_fen = payable.payable_fen + excluded.payable_fen,
                in_payment_fen = payable.in_payment_fen + excluded.in_payment_fen,
                receivable_fen = payable.receivable_fen + excluded.receivable_fen,
                paid_fen = payable.paid_fen + excluded.paid_fen
            """;

    private final BatchedWrites<Difference> differences;

    /** An account's key and by how much its four amounts differ, in fen. */
    private record Difference(
            String account, long payable, long inPayment, long receivable, long paid) {

        static Difference payable(PayeeAccountEvent event, long fen) {
            return new Difference(event.account(), fen, 0, 0, 0);
        }

        static Difference receivable(PayeeAccountEvent event, long fen) {
            return new Difference(event.account(), 0, 0, fen, 0);
        }

        String pot() {
            return account.substring(0, account.indexOf(':'));
        }

        String payee() {
            return account.substring(account.indexOf(':') + 1);
        }
    }

    PayableRows(JdbcOperations jdbc) {
        this.differences =
                new BatchedWrites<>(
                        jdbc,
                        ADD,
                        (statement, row) -> {
                            statement.setString(1, row.pot());
                            statement.setString(2, row.payee());
                            statement.setLong(3, row.payable());
                            statement.setLong(4, row.inPayment());
                            statement.setLong(5, row.receivable());
                            statement.setLong(6, row.paid());
                        });
    }

    @EventHandler
    void on(SubsidyOwed event) {
        differences.add(Difference.payable(event, event.subsidyFen()));
    }

    @EventHandler
    void on(PayableReleased event) {
        differences.add(Difference.payable(event, -event.releasedFen()));
    }

    @EventHandler
    void on(RecoveryRaised event) {
        differences.add(Difference.receivable(event, event.amountFen()));
    }

    @EventHandler
    void on(ReceivableSetOff event) {
        differences.add(Difference.receivable(event, -event.amountFen()));
    }

    @EventHandler
    void on(PayableTaken event) {
        differences.add(
                new Difference(event.account(), -event.amountFen(), 0, 0, event.amountFen()));
    }

    @EventHandler
    void on(PayableCollected event) {
        differences.add(
                new Difference(event.account(), -event.grossFen(), event.amountFen(), 0, 0));
    }

    @EventHandler
    void on(ReceivableNetted event) {
        differences.add(Difference.receivable(event, -event.amountFen()));
    }

    @EventHandler
    void on(PaymentGivenBack event) {
        payableAgain(event, event.amountFen());
    }

    @EventHandler
    void on(PaymentRejected event) {
        payableAgain(event, event.amountFen());
    }

    /** An old one was counted with {@link PayableTaken}. */
    @EventHandler
    void on(SubsidyReimbursed event) {
        if (event.paymentId() != null) {
            differences.add(
                    new Difference(event.account(), 0, -event.amountFen(), 0, event.amountFen()));
        }
    }

    @EventHandler
    void on(ReceivableReceived event) {
        differences.add(
                new Difference(event.account(), 0, 0, -event.amountFen(), -event.amountFen()));
    }

    private void payableAgain(PayeeAccountEvent event, long fen) {
        differences.add(new Difference(event.account(), fen, -fen, 0, 0));
    }
}
