package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosureRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReductionRequested;
import org.computevoucher.platform.access.Mandate;

/**
 * Give a voucher back to the pot, in whole or in part: what of it is still open goes back.
 *
 * @param mandate of who asks
 * @param eventId the id that VoucherReductionRequested or VoucherClosureRequested will have
 * @param amountFen the part, in fen; more than 0; all of the present face: the whole voucher
 * @param at when the request arrived
 */
record ReturnVoucher(
        @TargetAggregateIdentifier UUID voucherId,
        Mandate mandate,
        UUID eventId,
        long amountFen,
        Instant at) {

    VoucherClosureRequested returned(VoucherIssued issued) {
        return new VoucherClosureRequested(
                eventId,
                issued.eventId(),
                voucherId,
                issued.terms().pot(),
                issued.region(),
                ClosureReason.RETURNED,
                null,
                at,
                at);
    }

    VoucherReductionRequested partReturned(VoucherIssued issued) {
        return new VoucherReductionRequested(
                eventId,
                issued.eventId(),
                voucherId,
                issued.terms().pot(),
                issued.region(),
                amountFen,
                at,
                at);
    }
}
