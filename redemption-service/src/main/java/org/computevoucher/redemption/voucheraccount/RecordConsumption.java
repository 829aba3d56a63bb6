package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;

/**
 * Record what a data centre reports. Commands of one voucher are handled one after the other.
 *
 * @param voucherId the voucher of the usage
 * @param eventId the id that ComputeConsumed will have
 * @param closingId the id that VoucherClosed will have, if this uses the voucher up
 * @param at when the report arrived
 */
public record RecordConsumption(
        @TargetAggregateIdentifier UUID voucherId,
        Usage usage,
        UUID eventId,
        UUID closingId,
        Instant at) {

    public RecordConsumption(Usage usage, UUID eventId, UUID closingId, Instant at) {
        this(usage.voucherId(), usage, eventId, closingId, at);
    }

    ComputeConsumed consumed(
            VoucherTerms terms, UUID voucherIssuedId, Quote quote, Money openBefore) {
        return new ComputeConsumed(
                eventId,
                voucherIssuedId,
                voucherId,
                terms.pot(),
                terms.region(),
                terms.enterprise(),
                usage,
                quote.share().eligibleCost().fen(),
                quote.share().subsidy().fen(),
                quote.share().payerShare().fen(),
                quote.share().bindingLimit(),
                openBefore.minus(quote.payable()).fen(),
                quote.payee(),
                quote.setOff().fen(),
                earlier(usage.chargePeriod().end(), at),
                at);
    }

    VoucherClosed exhausted(VoucherTerms terms) {
        return new VoucherClosed(
                closingId,
                eventId,
                voucherId,
                terms.pot(),
                terms.region(),
                0,
                VoucherAccountEvent.EXHAUSTED,
                at,
                at);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
