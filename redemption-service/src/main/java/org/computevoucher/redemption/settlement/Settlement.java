package org.computevoucher.redemption.settlement;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.redemption.settlement.SettlementEvent.SubsidyReimbursed;

/** One payment of subsidies to one payee. It is paid by being made. */
final class Settlement {

    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private UUID settlementId;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private Settlement() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    Settlement(SubsidyReimbursed reimbursed) {
        apply(reimbursed);
    }

    @EventSourcingHandler
    void on(SubsidyReimbursed event) {
        settlementId = event.settlementId();
    }
}
