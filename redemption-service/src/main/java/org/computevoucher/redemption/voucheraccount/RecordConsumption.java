package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.redemption.usage.Usage;

/**
 * Record what a data centre reports. Commands of one voucher are handled one after the other.
 *
 * @param voucherId the voucher of the usage
 * @param eventId the id that ComputeConsumed will have
 * @param closingId the id that VoucherClosed will have, if this uses the voucher up
 * @param at when the report arrived
 */
record RecordConsumption(
        @TargetAggregateIdentifier UUID voucherId,
        Usage usage,
        UUID eventId,
        UUID closingId,
        Instant at) {

    RecordConsumption(Usage usage, UUID eventId, UUID closingId, Instant at) {
        this(usage.voucherId(), usage, eventId, closingId, at);
    }
}
