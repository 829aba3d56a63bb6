package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountResumed;

/**
 * Accept usage again from an instant on. Sent for every VoucherResumed fact.
 *
 * @param pot the pot of the voucher, as the fact says
 * @param factId the event id of the fact
 * @param from usage before it, in the time of the suspension, stays refused
 * @param at when this service learned of it
 */
public record ResumeVoucherAccount(
        @TargetAggregateIdentifier UUID voucherId,
        String pot,
        UUID factId,
        Instant from,
        Instant at) {

    VoucherAccountResumed resumed() {
        return new VoucherAccountResumed(voucherId, factId, from, at);
    }
}
