package org.computevoucher.redemption.settlement;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.payee.OweThePayee;
import org.computevoucher.redemption.payee.PayeeAccount;
import org.computevoucher.redemption.payee.ReleasePayable;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;

/**
 * Owes the payee the subsidy of each consumption, and takes back what a reversal took off. Its
 * position in the log and what it does commit together, and the account knows up to where it was
 * told: each of them counts exactly once, a reversal after what it reverses.
 */
final class WhenComputeConsumedThenOweThePayee {

    private final Commands commands;

    WhenComputeConsumedThenOweThePayee(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ComputeConsumed event, TrackingToken position) {
        Money owed = event.payable();
        if (owed.isPositive()) {
            done(
                    new OweThePayee(
                            PayeeAccount.idOf(event.pot(), event.payee()),
                            event.pot(),
                            event.region(),
                            event.payee(),
                            event.voucherId(),
                            event.eventId(),
                            owed.fen(),
                            position.position().orElseThrow(),
                            event.recordedAt()));
        }
    }

    /** One that took nothing off was done with at once. */
    @EventHandler
    void on(ReversalRecorded event, TrackingToken position) {
        if (event.subsidyFen() > 0) {
            done(
                    new ReleasePayable(
                            PayeeAccount.idOf(event.pot(), event.payee()),
                            event.pot(),
                            event.region(),
                            event.payee(),
                            event.voucherId(),
                            event.enterprise(),
                            event.dataCentre(),
                            event.reversalEventId(),
                            event.consumptionEventId(),
                            event.recoveryEventId(),
                            event.subsidyFen(),
                            position.position().orElseThrow(),
                            event.effectiveAt(),
                            event.recordedAt()));
        }
    }

    private void done(Object command) {
        if (commands.within(command) instanceof Outcome.Refused<?>(var refusal)) {
            throw new IllegalStateException("what is owed cannot be refused: " + refusal.detail());
        }
    }
}
