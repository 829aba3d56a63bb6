package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.redemption.usage.Reversal;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageKey;

/**
 * Take usage back, in part or whole, because it was reported wrongly.
 *
 * @param usageKey the key of the usage record, see {@link UsageKey}
 * @param eventId the id that the fact ConsumptionReversed will have
 * @param at when the correction arrived
 */
record ReverseConsumption(
        @TargetAggregateIdentifier String usageKey, Reversal reversal, UUID eventId, Instant at) {

    ReverseConsumption(Reversal reversal, UUID eventId, Instant at) {
        this(Usage.keyOf(reversal.dataCentre(), reversal.usageId()), reversal, eventId, at);
    }
}
