package org.computevoucher.redemption.settlement;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;

/**
 * Owes the payee the subsidy of each consumption. Its position in the log and what it owes commit
 * together, and the account knows up to where it was told: each consumption is owed exactly once.
 */
final class WhenComputeConsumedThenOweThePayee {

    private final Commands commands;

    WhenComputeConsumedThenOweThePayee(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ComputeConsumed event, TrackingToken position) {
        if (event.subsidyFen() == 0) {
            return;
        }
        Outcome<?> outcome =
                commands.within(
                        new OweThePayee(
                                PayeeAccount.idOf(event.pot(), event.payee()),
                                event.pot(),
                                event.region(),
                                event.payee(),
                                event.eventId(),
                                event.subsidyFen(),
                                position.position().orElseThrow(),
                                event.recordedAt()));
        if (outcome instanceof Outcome.Refused<?>(var refusal)) {
            throw new IllegalStateException("what is owed cannot be refused: " + refusal.detail());
        }
    }
}
