package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherSuspended;
import org.computevoucher.platform.access.Mandate;
import org.jspecify.annotations.Nullable;

/**
 * Suspend a voucher: usage before it stands, usage from then on is refused.
 *
 * @param mandate of who asks
 * @param eventId the id that VoucherSuspended will have
 * @param document the official document that orders it
 * @param from when it begins; null: now
 * @param at when the request arrived
 */
record SuspendVoucher(
        @TargetAggregateIdentifier UUID voucherId,
        Mandate mandate,
        UUID eventId,
        SuspensionReason reason,
        String document,
        @Nullable Instant from,
        Instant at) {

    VoucherSuspended suspended(VoucherIssued issued, Instant effectiveAt) {
        return new VoucherSuspended(
                eventId,
                issued.eventId(),
                voucherId,
                issued.terms().pot(),
                issued.region(),
                reason,
                document,
                effectiveAt,
                at);
    }
}
