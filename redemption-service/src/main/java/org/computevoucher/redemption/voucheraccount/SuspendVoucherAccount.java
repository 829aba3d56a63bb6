package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountSuspended;

/**
 * Refuse usage from an instant on. Sent for every VoucherSuspended fact.
 *
 * @param pot the pot of the voucher, as the fact says
 * @param factId the event id of the fact
 * @param from usage before it stands
 * @param at when this service learned of it
 */
public record SuspendVoucherAccount(
        @TargetAggregateIdentifier UUID voucherId,
        String pot,
        UUID factId,
        Instant from,
        Instant at) {

    VoucherAccountSuspended suspended() {
        return new VoucherAccountSuspended(voucherId, factId, from, at);
    }
}
