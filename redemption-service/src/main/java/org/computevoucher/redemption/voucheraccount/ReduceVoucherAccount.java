package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;

/**
 * Give up a part of what is open. Sent for every VoucherReductionRequested fact.
 *
 * @param pot the pot of the voucher, as the fact says
 * @param requestId the event id of the fact
 * @param factId the id that VoucherReduced will have, or VoucherClosed where nothing would be left
 * @param amountFen the part, in fen; more than 0, and perhaps more than what is open
 * @param effectiveAt when it was given back in the world; not after at
 * @param at when this service learned of it
 */
public record ReduceVoucherAccount(
        @TargetAggregateIdentifier UUID voucherId,
        String pot,
        UUID requestId,
        UUID factId,
        long amountFen,
        Instant effectiveAt,
        Instant at) {

    VoucherReduced reduced(VoucherTerms terms, Money face, Money open) {
        Money amount = amount();
        return new VoucherReduced(
                factId,
                requestId,
                voucherId,
                terms.pot(),
                terms.region(),
                amount.fen(),
                face.minus(amount).fen(),
                open.minus(amount).fen(),
                effectiveAt,
                at);
    }

    VoucherClosed closed(VoucherTerms terms, Money open) {
        return new VoucherClosed(
                factId,
                requestId,
                voucherId,
                terms.pot(),
                terms.region(),
                open.fen(),
                VoucherAccountEvent.RETURNED,
                effectiveAt,
                at);
    }

    Money amount() {
        return Money.ofFen(amountFen);
    }
}
