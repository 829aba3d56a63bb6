package org.computevoucher.issuance.application;

import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.issuance.application.ApplicationCommand.ServeWaitingList;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeClosed;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.grant.WaitingListEvent.ApplicationLeft;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Outcome;

/**
 * Nobody has to ask again: allocated money and what closed vouchers give back goes to those who
 * wait, in their order; and where a pot's year was closed, those who wait are told so. It runs in
 * the transaction of the processor's position, so that a crash repeats nothing.
 */
final class WhenMoneyArrivedThenServeTheWaitingList {

    private final Commands commands;

    WhenMoneyArrivedThenServeTheWaitingList(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(EnvelopeFilled event) {
        serve(event.pot(), event.recordedAt());
    }

    @EventHandler
    void on(EnvelopeRefilled event) {
        serve(event.pot(), event.recordedAt());
    }

    @EventHandler
    void on(EnvelopeClosed event) {
        serve(event.pot(), event.recordedAt());
    }

    /**
     * On with the next one: as many are served in one transaction as fit into it, and one that
     * wanted much may have given up.
     */
    @EventHandler
    void on(ApplicationLeft event) {
        serve(event.pot(), event.recordedAt());
    }

    private void serve(String pot, Instant at) {
        Outcome<Integer> outcome =
                commands.within(new ServeWaitingList(PotId.of(pot).programme(), pot, at));
        if (outcome instanceof Outcome.Refused<Integer>(var refusal)) {
            throw new IllegalStateException("serving is never refused: " + refusal.detail());
        }
    }
}
