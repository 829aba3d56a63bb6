package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReduced;

/**
 * Make a voucher's face smaller by what its holder gave back, and give that to its pot. Sent for
 * every VoucherReduced fact.
 *
 * @param pot the pot that the voucher was issued from
 * @param reductionId the event id of the fact
 * @param amountFen what was given back, in fen; more than 0
 * @param faceFen the face from now on, in fen
 * @param at when this service learned of it
 */
public record ReduceVoucher(
        @TargetAggregateIdentifier String pot,
        UUID voucherId,
        UUID reductionId,
        long amountFen,
        long faceFen,
        Instant at) {

    VoucherReduced reduced() {
        return new VoucherReduced(reductionId, voucherId, amountFen, faceFen, at);
    }
}
