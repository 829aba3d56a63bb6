package org.computevoucher.redemption.settlement;

import java.time.Clock;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.settlement.SettlementCommand.CollectPayees;
import org.computevoucher.redemption.settlement.SettlementCommand.GiveBackPayments;
import org.computevoucher.redemption.settlement.SettlementRunEvent.PayeesCollected;
import org.computevoucher.redemption.settlement.SettlementRunEvent.PaymentsGivenBack;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunCancelled;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunOpened;

/**
 * Collects payee after payee, and gives back what a cancelled run had collected. Each step is the
 * effect of the one before, in the transaction of the processor's position: wherever it is
 * interrupted, it goes on there. What is read again says where it was, and the run knows that it
 * was done.
 */
final class WhenSettlementRunOpenedThenCollectWhatIsPayable {

    private final Commands commands;
    private final DuePayees due;
    private final Clock clock;

    WhenSettlementRunOpenedThenCollectWhatIsPayable(Commands commands, DuePayees due, Clock clock) {
        this.commands = commands;
        this.due = due;
        this.clock = clock;
    }

    @EventHandler
    void on(SettlementRunOpened event) {
        collect(event.runId(), event.scope(), "");
    }

    @EventHandler
    void on(PayeesCollected event) {
        collect(event.runId(), event.scope(), event.last());
    }

    @EventHandler
    void on(SettlementRunCancelled event) {
        done(new GiveBackPayments(event.runId(), 0, clock.instant()));
    }

    @EventHandler
    void on(PaymentsGivenBack event) {
        if (event.left() > 0) {
            done(new GiveBackPayments(event.runId(), event.givenBack(), clock.instant()));
        }
    }

    private void collect(UUID runId, SettlementScope scope, String after) {
        done(
                new CollectPayees(
                        runId,
                        after,
                        due.next(scope, after, CollectPayees.AT_ONCE),
                        clock.instant()));
    }

    private void done(Object command) {
        if (commands.within(command) instanceof Outcome.Refused<?>(var refusal)) {
            throw new IllegalStateException("a step is never refused: " + refusal.detail());
        }
    }
}
