package org.computevoucher.redemption.settlement;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Owe a payee the subsidy of one consumption.
 *
 * @param account the payee's account with the pot, see {@link PayeeAccount#idOf}
 * @param consumptionId the event id of the ComputeConsumed
 * @param subsidyFen in fen, more than 0
 * @param logIndex where the consumption stands in this service's log
 * @param at when the consumption was recorded
 */
record OweThePayee(
        @TargetAggregateIdentifier String account,
        String pot,
        String region,
        String payee,
        UUID consumptionId,
        long subsidyFen,
        long logIndex,
        Instant at) {}
