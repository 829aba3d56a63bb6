package org.computevoucher.redemption.voucheraccount;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.subsidy.SubsidyShare;
import org.computevoucher.redemption.subsidy.SubsidyTerms;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.validity.ValidityRules;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ClosingReason;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountOpened;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;

/**
 * What is still open of one voucher. The account opens with the voucher's issue, with its face
 * amount; each accepted usage takes its subsidy out; and it closes when nothing is left. Which
 * usage counts is said in {@link ValidityRules}, how much of it the pot pays in {@link
 * SubsidyTerms}: the account holds what both need to remember, and nothing is ever paid beyond its
 * face.
 */
final class VoucherAccount {

    @AggregateIdentifier private UUID voucherId;
    private UUID voucherIssuedId;
    private VoucherTerms terms;
    private Money eligibleCost = Money.ZERO;
    private Money open = Money.ZERO;
    private boolean closed;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private VoucherAccount() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    VoucherAccount(VoucherAccountOpened opened) {
        apply(opened);
    }

    /**
     * Accepts usage with its share, or refuses it: by a rule of validity, whose reason lasts,
     * before {@link VoucherIsClosed}.
     */
    Outcome<ComputeConsumed> consume(RecordConsumption command) {
        return ValidityRules.check(command.usage().chargePeriod(), terms.validity(), command.at())
                .then(
                        period ->
                                closed
                                        ? Outcome.refused(new VoucherIsClosed(voucherId))
                                        : Outcome.accepted(consumed(command)));
    }

    private ComputeConsumed consumed(RecordConsumption command) {
        Usage usage = command.usage();
        SubsidyShare share =
                new SubsidyTerms(Money.ofFen(terms.faceFen()), terms.rateBasisPoints())
                        .shareOf(Money.ofFen(usage.billedCostFen()), eligibleCost);
        ComputeConsumed consumed =
                new ComputeConsumed(
                        command.eventId(),
                        voucherIssuedId,
                        voucherId,
                        terms.pot(),
                        terms.region(),
                        terms.enterprise(),
                        usage,
                        share.eligibleCost().fen(),
                        share.subsidy().fen(),
                        share.payerShare().fen(),
                        share.bindingLimit(),
                        open.minus(share.subsidy()).fen(),
                        terms.payeeOf(usage.dataCentre()),
                        earlier(usage.chargePeriod().end(), command.at()),
                        command.at());
        apply(consumed);
        if (!open.isPositive()) {
            apply(exhausted(command));
        }
        return consumed;
    }

    private VoucherClosed exhausted(RecordConsumption command) {
        return new VoucherClosed(
                command.closingId(),
                command.eventId(),
                voucherId,
                terms.pot(),
                terms.region(),
                open.fen(),
                ClosingReason.EXHAUSTED,
                command.at(),
                command.at());
    }

    @EventSourcingHandler
    void on(VoucherAccountOpened event) {
        voucherId = event.voucherId();
        voucherIssuedId = event.voucherIssuedId();
        terms = event.terms();
        open = Money.ofFen(event.terms().faceFen());
    }

    @EventSourcingHandler
    void on(ComputeConsumed event) {
        eligibleCost = eligibleCost.plus(Money.ofFen(event.eligibleCostFen()));
        open = open.minus(Money.ofFen(event.subsidyFen()));
    }

    @EventSourcingHandler
    void on(VoucherClosed event) {
        closed = true;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
