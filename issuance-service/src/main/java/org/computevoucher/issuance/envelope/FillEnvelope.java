package org.computevoucher.issuance.envelope;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;

/**
 * Put allocated money into a pot's envelope. Sent for every BudgetAllocated fact.
 *
 * @param pot the pot
 * @param allocationId the event id of the allocation
 * @param amountFen what was allocated, in fen; more than 0
 * @param at when this service learned of it
 */
public record FillEnvelope(
        @TargetAggregateIdentifier String pot, UUID allocationId, long amountFen, Instant at) {

    EnvelopeFilled filled() {
        return new EnvelopeFilled(pot, allocationId, amountFen, at);
    }
}
