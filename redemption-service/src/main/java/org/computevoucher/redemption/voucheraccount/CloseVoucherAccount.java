package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;

/**
 * Close the account of a voucher, whatever is left. Sent for every VoucherClosureRequested fact.
 *
 * @param pot the pot of the voucher, as the fact says
 * @param requestId the event id of the fact
 * @param closingId the id that VoucherClosed will have
 * @param reason as the fact says: EXPIRED, CANCELLED, RETURNED or a later one
 * @param effectiveAt when it is closed in the world; not after at
 * @param at when this service learned of it
 */
public record CloseVoucherAccount(
        @TargetAggregateIdentifier UUID voucherId,
        String pot,
        UUID requestId,
        UUID closingId,
        String reason,
        Instant effectiveAt,
        Instant at) {

    VoucherClosed closed(VoucherTerms terms, Money open) {
        return new VoucherClosed(
                closingId,
                requestId,
                voucherId,
                terms.pot(),
                terms.region(),
                open.fen(),
                reason,
                effectiveAt,
                at);
    }
}
