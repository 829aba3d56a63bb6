package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.redemption.usage.ExceptionVerdict;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageEvent.ExceptionDecided;

/**
 * Decide on a usage record that waits for a person.
 *
 * @param usageKey data centre and usage id
 * @param reason why: a code
 * @param document the reference of the paper that says so
 * @param decidedBy the subject of who decides
 * @param eventId the id that ComputeConsumed will have, if it is accepted
 * @param closingId the id that VoucherClosed will have, if this uses the voucher up
 * @param at when it was decided
 */
record DecideException(
        @TargetAggregateIdentifier String usageKey,
        ExceptionVerdict verdict,
        String reason,
        String document,
        String decidedBy,
        UUID eventId,
        UUID closingId,
        Instant at) {

    RecordConsumption record(Usage usage) {
        return new RecordConsumption(usage, eventId, closingId, at);
    }

    ExceptionDecided decided() {
        return new ExceptionDecided(usageKey, verdict, reason, document, decidedBy, at);
    }
}
