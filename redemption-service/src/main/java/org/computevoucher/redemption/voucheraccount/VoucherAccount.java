package org.computevoucher.redemption.voucheraccount;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.subsidy.SubsidyShare;
import org.computevoucher.redemption.subsidy.SubsidyTerms;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.validity.Suspensions;
import org.computevoucher.redemption.validity.ValidityRules;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountOpened;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountResumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountSuspended;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;

/**
 * What is still open of one voucher. The account opens with the voucher's issue, with its face
 * amount; each accepted usage takes its subsidy out; its holder may give back a part of what is
 * open, and the face is smaller by it. It closes when nothing is left, or when the issuance service
 * asks for it, and gives back what was not used. Which usage counts is said in {@link
 * ValidityRules} and {@link Suspensions}, how much of it the pot pays in {@link SubsidyTerms}: the
 * account holds what they need to remember. At all times the face is what was paid and what is open
 * together, and nothing is ever paid beyond it.
 */
final class VoucherAccount {

    @AggregateIdentifier private UUID voucherId;
    private UUID voucherIssuedId;
    private VoucherTerms terms;
    private Money eligibleCost = Money.ZERO;

    /** As issued, less what its holder gave back before it was closed. */
    private Money face = Money.ZERO;

    private Money open = Money.ZERO;
    private Suspensions suspensions = Suspensions.NONE;
    private boolean closed;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private VoucherAccount() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    VoucherAccount(VoucherAccountOpened opened) {
        apply(opened);
    }

    /**
     * Accepts usage with its share, or refuses it: by a rule of validity or a suspension, whose
     * reasons last, before {@link VoucherIsClosed}.
     */
    Outcome<ComputeConsumed> consume(RecordConsumption command) {
        return ValidityRules.check(command.usage().chargePeriod(), terms.validity(), command.at())
                .then(suspensions::check)
                .then(
                        period ->
                                closed
                                        ? Outcome.refused(new VoucherIsClosed(voucherId))
                                        : Outcome.accepted(consumed(command)));
    }

    private ComputeConsumed consumed(RecordConsumption command) {
        Usage usage = command.usage();
        SubsidyShare share =
                new SubsidyTerms(face, terms.rateBasisPoints())
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
                VoucherAccountEvent.EXHAUSTED,
                command.at(),
                command.at());
    }

    /** Refuses usage from an instant on; also that of a closed account, should it be reported. */
    @CommandHandler
    Outcome<VoucherAccountSuspended> suspend(SuspendVoucherAccount command) {
        terms.requirePot(command.pot());
        return Outcome.accepted(applied(command.suspended()));
    }

    @CommandHandler
    Outcome<VoucherAccountResumed> resume(ResumeVoucherAccount command) {
        terms.requirePot(command.pot());
        return Outcome.accepted(applied(command.resumed()));
    }

    /**
     * Gives up the part, as far as it is open; closes where nothing would be left. Nothing happens
     * where the account is closed: what it had left went back already.
     */
    @CommandHandler
    Outcome<Optional<VoucherAccountEvent>> reduce(ReduceVoucherAccount command) {
        terms.requirePot(command.pot());
        if (!command.amount().isPositive()) {
            throw new IllegalArgumentException("a part is more than 0 fen: " + command);
        }
        if (closed) {
            return Outcome.accepted(Optional.empty());
        }
        return Outcome.accepted(
                Optional.of(
                        open.isMoreThan(command.amount())
                                ? applied(command.reduced(terms, face, open))
                                : applied(command.closed(terms, open))));
    }

    /** Gives back what is open; nothing happens where it is closed already. */
    @CommandHandler
    Outcome<Optional<VoucherClosed>> close(CloseVoucherAccount command) {
        terms.requirePot(command.pot());
        return Outcome.accepted(
                closed ? Optional.empty() : Optional.of(applied(command.closed(terms, open))));
    }

    @EventSourcingHandler
    void on(VoucherAccountOpened event) {
        voucherId = event.voucherId();
        voucherIssuedId = event.voucherIssuedId();
        terms = event.terms();
        face = Money.ofFen(event.terms().faceFen());
        open = face;
    }

    @EventSourcingHandler
    void on(ComputeConsumed event) {
        eligibleCost = eligibleCost.plus(Money.ofFen(event.eligibleCostFen()));
        open = open.minus(Money.ofFen(event.subsidyFen()));
    }

    @EventSourcingHandler
    void on(VoucherAccountSuspended event) {
        suspensions = suspensions.from(event.from());
    }

    @EventSourcingHandler
    void on(VoucherAccountResumed event) {
        suspensions = suspensions.until(event.from());
    }

    @EventSourcingHandler
    void on(VoucherReduced event) {
        face = Money.ofFen(event.faceFen());
        open = Money.ofFen(event.openFen());
    }

    @EventSourcingHandler
    void on(VoucherClosed event) {
        open = open.minus(Money.ofFen(event.unusedFen()));
        closed = true;
    }

    private static <E extends VoucherAccountEvent> E applied(E event) {
        apply(event);
        return event;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
