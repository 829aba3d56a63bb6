package org.computevoucher.redemption.payee;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyOwed;

/**
 * Owe a payee what one consumption makes payable.
 *
 * @param account the payee's account with the pot, see {@link PayeeAccount#idOf}
 * @param consumptionId the event id of the ComputeConsumed
 * @param subsidyFen its subsidy without what was set off, in fen, more than 0
 * @param logIndex where the consumption stands in this service's log
 * @param at when the consumption was recorded
 */
public record OweThePayee(
        @TargetAggregateIdentifier String account,
        String pot,
        String region,
        String payee,
        UUID voucherId,
        UUID consumptionId,
        long subsidyFen,
        long logIndex,
        Instant at) {

    public OweThePayee {
        if (subsidyFen <= 0) {
            throw new IllegalArgumentException("owed is more than nothing, not " + subsidyFen);
        }
    }

    SubsidyOwed owed() {
        return new SubsidyOwed(
                account, pot, region, payee, consumptionId, subsidyFen, logIndex, at, voucherId);
    }
}
