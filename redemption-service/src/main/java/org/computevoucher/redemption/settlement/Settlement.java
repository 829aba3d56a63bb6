package org.computevoucher.redemption.settlement;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.settlement.SettlementEvent.SubsidyReimbursed;

/**
 * One payment of subsidies to one payee. It is made once per request and is paid by being made; the
 * same request again gets the first answer, another one under the same key is a conflict.
 */
final class Settlement {

    @AggregateIdentifier private UUID settlementId;
    private SubsidyReimbursed reimbursed;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private Settlement() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    Settlement(SubsidyReimbursed reimbursed) {
        apply(reimbursed);
    }

    /** The first answer, to the same request made again. */
    Outcome<SubsidyReimbursed> answerAgain(SettlePayee command) {
        return reimbursed.pot().equals(command.pot()) && reimbursed.payee().equals(command.payee())
                ? Outcome.accepted(reimbursed)
                : Outcome.refused(new IdempotencyConflict(settlementId));
    }

    @EventSourcingHandler
    void on(SubsidyReimbursed event) {
        settlementId = event.settlementId();
        reimbursed = event;
    }
}
