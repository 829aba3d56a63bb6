package org.computevoucher.redemption.voucheraccount;

import org.axonframework.config.Configuration;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.claim.Claims;
import org.computevoucher.redemption.datacentre.DataCentres;
import org.computevoucher.redemption.payee.PayeeDesk;
import org.computevoucher.redemption.payee.SetOffReceivable;
import org.computevoucher.redemption.usage.FirstAnswer;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageEvent.UsageTaken;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;

/**
 * Asks every rule but the voucher's own about time, and records usage where all of them agree: the
 * data centre was one that may be used then, its invoice is free, and there is money.
 */
final class Consuming {

    private final Claims claims;
    private final DataCentres dataCentres;
    private final PayeeDesk payees;

    Consuming(Configuration configuration) {
        this.claims = Claims.of(configuration);
        this.dataCentres = DataCentres.of(configuration);
        this.payees = new PayeeDesk(configuration);
    }

    /** Whether there is such a data centre: only then can its usage have a key in the event log. */
    Outcome<String> registered(Usage usage) {
        return dataCentres.registered(usage.dataCentre());
    }

    Outcome<UsageTaken> consumed(VoucherAccount account, RecordConsumption command) {
        Usage usage = command.usage();
        VoucherTerms terms = account.terms();
        Money cost = Money.ofFen(usage.billedCostFen());
        return dataCentres
                .check(
                        usage.dataCentre(),
                        usage.chargePeriod(),
                        terms.dataCentreRegion(),
                        terms.hardwareClass())
                .then(
                        period ->
                                claims.eligible(
                                        usage.details().invoice(),
                                        usage.voucherId(),
                                        terms.allowsStacking(),
                                        cost))
                .then(eligible -> account.quote(eligible, usage.dataCentre()))
                .then(quote -> setOff(quote, terms, command))
                .map(
                        quote -> {
                            claims.claim(
                                    usage.details().invoice(),
                                    usage.voucherId(),
                                    terms.pot(),
                                    terms.allowsStacking(),
                                    cost,
                                    quote.share().eligibleCost(),
                                    terms.subsidy(),
                                    command.at());
                            return taken(account.consume(command, quote));
                        });
    }

    /** The last that can refuse, for it is also the first that happens. */
    private Outcome<Quote> setOff(Quote quote, VoucherTerms terms, RecordConsumption command) {
        return quote.setOff().isPositive()
                ? payees.setOff(
                                new SetOffReceivable(
                                        terms.pot(),
                                        quote.payee(),
                                        command.voucherId(),
                                        command.eventId(),
                                        quote.setOff().fen(),
                                        command.at()))
                        .map(done -> quote)
                : Outcome.accepted(quote);
    }

    private static UsageTaken taken(ComputeConsumed consumed) {
        Usage usage = consumed.usage();
        return new UsageTaken(
                usage.key(),
                usage.contentSha256(),
                new FirstAnswer(
                        consumed.eventId(),
                        consumed.voucherId(),
                        consumed.eligibleCostFen(),
                        consumed.subsidyFen(),
                        consumed.payerShareFen(),
                        consumed.bindingLimit(),
                        consumed.openFen(),
                        consumed.payee()),
                usage.billedCostFen(),
                usage.details().invoice(),
                consumed.recordedAt());
    }
}
