package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherMoneyRecovered;

/**
 * Count as unused what a payee was paid for usage of a closed voucher that was reversed, and has
 * given back: the treasury has it. Sent for every RecoveryCredited fact of which something was
 * returned.
 *
 * @param pot the pot that the voucher was issued from
 * @param creditId the event id of the fact
 * @param returnedFen what was returned to the treasury, in fen; more than 0
 * @param at when this service learned of it
 */
public record RecoverVoucherMoney(
        @TargetAggregateIdentifier String pot,
        UUID voucherId,
        UUID creditId,
        long returnedFen,
        Instant at) {

    /**
     * @param unusedBeforeFen what was not used of the voucher before, in fen
     */
    VoucherMoneyRecovered recovered(long unusedBeforeFen) {
        return new VoucherMoneyRecovered(
                creditId, voucherId, returnedFen, Math.addExact(unusedBeforeFen, returnedFen), at);
    }
}
