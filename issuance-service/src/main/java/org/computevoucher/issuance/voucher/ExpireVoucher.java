package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosureRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;

/**
 * Ask for the closure of a voucher whose grace period is over. Sent by the calendar, perhaps more
 * than once.
 *
 * @param eventId the id that VoucherClosureRequested will have
 * @param at what the calendar says
 */
record ExpireVoucher(@TargetAggregateIdentifier UUID voucherId, UUID eventId, Instant at) {

    VoucherClosureRequested expired(VoucherIssued issued) {
        return new VoucherClosureRequested(
                eventId,
                issued.eventId(),
                voucherId,
                issued.terms().pot(),
                issued.region(),
                ClosureReason.EXPIRED,
                null,
                issued.validity().reportableUntil(),
                at);
    }
}
