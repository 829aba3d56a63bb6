package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherUsageReversed;

/**
 * Give a pot back what was to be paid for a closed voucher and is not, because its usage was
 * reversed. Sent for every ConsumptionReversed fact that made money available.
 *
 * @param pot the pot that the voucher was issued from
 * @param reversalId the event id of the fact
 * @param availableFen what is available again, in fen; more than 0
 * @param at when this service learned of it
 */
public record ReverseVoucherUsage(
        @TargetAggregateIdentifier String pot,
        UUID voucherId,
        UUID reversalId,
        long availableFen,
        Instant at) {

    /**
     * @param unusedBeforeFen what was not used of the voucher before, in fen
     */
    VoucherUsageReversed reversed(long unusedBeforeFen) {
        return new VoucherUsageReversed(
                reversalId,
                voucherId,
                availableFen,
                Math.addExact(unusedBeforeFen, availableFen),
                at);
    }
}
