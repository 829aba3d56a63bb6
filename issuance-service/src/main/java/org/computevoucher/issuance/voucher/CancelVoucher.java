package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosureRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.platform.access.Mandate;

/**
 * Cancel a voucher: its closure is asked for, and what is open then goes back to the pot.
 *
 * @param mandate of who asks
 * @param eventId the id that VoucherClosureRequested will have
 * @param document the official document that orders it
 * @param at when the request arrived
 */
record CancelVoucher(
        @TargetAggregateIdentifier UUID voucherId,
        Mandate mandate,
        UUID eventId,
        String document,
        Instant at) {

    VoucherClosureRequested cancelled(VoucherIssued issued) {
        return new VoucherClosureRequested(
                eventId,
                issued.eventId(),
                voucherId,
                issued.terms().pot(),
                issued.region(),
                ClosureReason.CANCELLED,
                document,
                at,
                at);
    }
}
