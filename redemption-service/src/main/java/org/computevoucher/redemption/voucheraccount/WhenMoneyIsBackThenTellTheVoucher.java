package org.computevoucher.redemption.voucheraccount;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.RecoverySettled;
import org.computevoucher.redemption.payee.RecoverySettled.Kind;

/**
 * Tells a voucher's account what its payee's account has found: whether the subsidy of reversed
 * usage was paid already, and that what was is back. Its position in the log and what it does
 * commit together, and the account knows what it was told: each counts exactly once.
 */
final class WhenMoneyIsBackThenTellTheVoucher {

    private final Commands commands;

    WhenMoneyIsBackThenTellTheVoucher(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(PayableReleased event) {
        done(
                new ConfirmReversal(
                        event.voucherId(),
                        event.reversalEventId(),
                        Money.ofFen(event.releasedFen()),
                        Money.ofFen(event.recoveryFen()),
                        event.eventId(),
                        event.recordedAt()));
    }

    /** What was set off the voucher knows itself. */
    @EventHandler
    void on(RecoverySettled event, TrackingToken position) {
        if (event.kind() != Kind.SET_OFF) {
            done(
                    new CreditRecovery(
                            event.voucherId(),
                            event.payee(),
                            Money.ofFen(event.amountFen()),
                            event.recoveryId(),
                            position.position().orElseThrow(),
                            event.recordedAt()));
        }
    }

    private void done(Object command) {
        if (commands.within(command) instanceof Outcome.Refused<?>(var refusal)) {
            throw new IllegalStateException("what is back cannot be refused: " + refusal.detail());
        }
    }
}
