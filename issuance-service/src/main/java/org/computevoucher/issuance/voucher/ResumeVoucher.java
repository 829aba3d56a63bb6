package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherResumed;
import org.computevoucher.platform.access.Mandate;

/**
 * Resume a suspended voucher: usage from now on counts again.
 *
 * @param mandate of who asks
 * @param eventId the id that VoucherResumed will have
 * @param document the official document that orders it
 * @param at when the request arrived
 */
record ResumeVoucher(
        @TargetAggregateIdentifier UUID voucherId,
        Mandate mandate,
        UUID eventId,
        String document,
        Instant at) {

    VoucherResumed resumed(VoucherIssued issued) {
        return new VoucherResumed(
                eventId,
                issued.eventId(),
                voucherId,
                issued.terms().pot(),
                issued.region(),
                document,
                at,
                at);
    }
}
