package org.computevoucher.issuance.application;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.computevoucher.issuance.application.ApplicationCommand.ServeWaitingList;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeClosed;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.grant.WaitingListEvent.ApplicationJoined;
import org.computevoucher.issuance.grant.WaitingListEvent.ApplicationLeft;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Outcome;

/**
 * Nobody has to ask again: allocated money and what closed vouchers give back goes to those who
 * wait, in their order; and where a pot's year was closed, those who wait are told so. It runs in
 * the transaction of the processor's position, so that a crash repeats nothing.
 *
 * <p>They are served under the rules of the moment at which they are served, which after an outage
 * is later than that of the event.
 */
final class WhenMoneyArrivedThenServeTheWaitingList {

    private static final String SERVED_TO_THE_LIMIT = "potsServedToTheLimit";

    private final Commands commands;
    private final Clock clock;

    WhenMoneyArrivedThenServeTheWaitingList(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @EventHandler
    void on(EnvelopeFilled event) {
        serve(event.pot());
    }

    @EventHandler
    void on(EnvelopeRefilled event) {
        serve(event.pot());
    }

    @EventHandler
    void on(EnvelopeClosed event) {
        serve(event.pot());
    }

    /** The money may have come while it was joining. */
    @EventHandler
    void on(ApplicationJoined event) {
        serve(event.pot());
    }

    /** On with the next one; also one that wanted much may have given up. */
    @EventHandler
    void on(ApplicationLeft event) {
        serve(event.pot());
    }

    /**
     * Once as many left a list as are served in one transaction, the rest of this batch of events
     * serves it no more: the events of those who left do, in the next batch.
     */
    private void serve(String pot) {
        Set<String> done =
                CurrentUnitOfWork.get()
                        .root()
                        .getOrComputeResource(SERVED_TO_THE_LIMIT, key -> new HashSet<String>());
        if (done.contains(pot)) {
            return;
        }
        Outcome<Integer> outcome =
                commands.within(
                        new ServeWaitingList(PotId.of(pot).programme(), pot, clock.instant()));
        switch (outcome) {
            case Outcome.Accepted<Integer>(Integer served) -> {
                if (served >= ApplicationDesk.SERVED_AT_ONCE) {
                    done.add(pot);
                }
            }
            case Outcome.Refused<Integer>(var refusal) ->
                    throw new IllegalStateException(
                            "serving is never refused: " + refusal.detail());
        }
    }
}
