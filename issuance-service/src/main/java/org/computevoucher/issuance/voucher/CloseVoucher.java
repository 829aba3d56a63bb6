package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;

/**
 * Close a voucher whose account was closed, and give its pot back what was not used. Sent for every
 * VoucherClosed fact.
 *
 * @param pot the pot that the voucher was issued from
 * @param closingId the event id of the fact
 * @param unusedFen what was not used, in fen; 0 or more
 * @param reason why, as the fact says: EXHAUSTED, EXPIRED, CANCELLED, RETURNED or a later one
 * @param at when this service learned of it
 */
public record CloseVoucher(
        @TargetAggregateIdentifier String pot,
        UUID voucherId,
        UUID closingId,
        long unusedFen,
        String reason,
        Instant at) {

    VoucherClosed closed() {
        return new VoucherClosed(closingId, voucherId, unusedFen, reason, at);
    }
}
