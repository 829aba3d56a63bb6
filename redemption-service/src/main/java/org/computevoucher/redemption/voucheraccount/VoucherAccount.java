package org.computevoucher.redemption.voucheraccount;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.payee.RecoveryPending;
import org.computevoucher.redemption.subsidy.SubsidyShare;
import org.computevoucher.redemption.subsidy.SubsidyTerms;
import org.computevoucher.redemption.usage.UsageReversal;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.computevoucher.redemption.validity.Suspensions;
import org.computevoucher.redemption.validity.ValidityRules;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ConsumptionReversed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.RecoveryCredited;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountOpened;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountResumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountSuspended;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReopened;
import org.jspecify.annotations.Nullable;

/**
 * What is still open of one voucher. The account opens with the voucher's issue, with its face
 * amount; each accepted usage takes its subsidy out, and gives it back where it was reported
 * wrongly; its holder may give back a part of what is open. It closes when nothing is left, or when
 * the issuance service asks for it, and gives back what was not used; where it closed because
 * nothing was left and something comes back while usage may still be reported, it is live again.
 * Which usage counts is said in {@link ValidityRules} and {@link Suspensions}, how much of it the
 * pot pays in {@link SubsidyTerms}, what is where in {@link VoucherMoney}.
 */
final class VoucherAccount {

    @AggregateIdentifier private UUID voucherId;
    private UUID voucherIssuedId;
    private VoucherTerms terms;
    private VoucherMoney money = VoucherMoney.NONE;
    private Suspensions suspensions = Suspensions.NONE;

    /** Why it was closed; null: it is not. */
    private @Nullable String closedFor;

    /** What was taken back a moment ago, by its event id: bounded by how fast it is confirmed. */
    private Map<UUID, ReversalRecorded> pending = new HashMap<>();

    private long lastRecoveryLogIndex;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private VoucherAccount() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    VoucherAccount(VoucherAccountOpened opened) {
        apply(opened);
    }

    VoucherTerms terms() {
        return terms;
    }

    /** The period, or why usage in it does not count: the reasons that last. */
    Outcome<ChargePeriod> check(ChargePeriod period, Instant reportedAt) {
        return ValidityRules.check(period, terms.validity(), reportedAt).then(suspensions::check);
    }

    /** The same where a person has found that it may be reported so late. */
    Outcome<ChargePeriod> checkLate(ChargePeriod period, Instant reportedAt) {
        return ValidityRules.checkLate(period, terms.validity(), reportedAt)
                .then(suspensions::check);
    }

    /** What usage would be worth, or why nothing can be paid for it; nothing happens. */
    Outcome<Quote> quote(Money eligibleCost, String dataCentre) {
        String payee = terms.payeeOf(dataCentre);
        SubsidyShare share = money.shareOf(eligibleCost, terms.rateBasisPoints());
        Money beyond = share.subsidy().minus(money.open());
        if (closedFor != null && (!isExhausted() || !beyond.isPositive())) {
            return Outcome.refused(new VoucherIsClosed(voucherId));
        }
        if (!beyond.isPositive()) {
            return Outcome.accepted(new Quote(share, payee, Money.ZERO));
        }
        Money unrecovered = money.unrecoveredFrom(payee);
        // the payee's account may know more of what it has to give back than is known here
        if (money.pending().isPositive()) {
            return Outcome.refused(new RecoveryPending(voucherId, payee, unrecovered.fen()));
        }
        return beyond.isMoreThan(unrecovered)
                ? Outcome.refused(
                        new BalanceAwaitsRecovery(
                                voucherId, money.open().fen(), share.subsidy().fen()))
                : Outcome.accepted(new Quote(share, payee, beyond));
    }

    /** Records usage as it was quoted. */
    ComputeConsumed consume(RecordConsumption command, Quote quote) {
        ComputeConsumed consumed =
                applied(command.consumed(terms, voucherIssuedId, quote, money.open()));
        if (closedFor == null && !money.open().isPositive()) {
            apply(command.exhausted(terms));
        }
        return consumed;
    }

    /**
     * Takes usage back. What it was worth is neither open nor gone until its payee's account has
     * said whether it was paid; where it was worth nothing, there is nothing to ask.
     *
     * @return by how much the subsidy is smaller
     */
    Money reverse(ReverseConsumption command, UsageReversal reversed) {
        Money lost = Money.ZERO;
        for (ReversalRecorded part : Reversals.recorded(command, reversed, terms, money)) {
            apply(part);
            lost = lost.plus(Money.ofFen(part.subsidyFen()));
            if (part.subsidyFen() == 0) {
                apply(Reversals.reversed(part, money.open(), command.at()));
            }
        }
        return lost;
    }

    /** Empty: it was confirmed before. */
    @CommandHandler
    Outcome<Optional<ConsumptionReversed>> confirm(ConfirmReversal command) {
        ReversalRecorded recorded = pending.get(command.reversalEventId());
        if (recorded == null) {
            return Outcome.accepted(Optional.empty());
        }
        boolean reopens = reopensWith(command.released(), command.at());
        boolean toPot = closedFor != null && !reopens;
        ConsumptionReversed reversed =
                applied(Reversals.reversed(recorded, command, toPot, money.open()));
        if (reopens) {
            apply(Reversals.reopened(reversed.eventId(), voucherId, terms, command.at()));
        }
        return Outcome.accepted(Optional.of(reversed));
    }

    /** Empty: it was credited before. */
    @CommandHandler
    Outcome<Optional<RecoveryCredited>> credit(CreditRecovery command) {
        if (command.logIndex() <= lastRecoveryLogIndex) {
            return Outcome.accepted(Optional.empty());
        }
        boolean reopens = reopensWith(command.amount(), command.at());
        boolean toPot = closedFor != null && !reopens;
        RecoveryCredited credited =
                applied(Reversals.credited(command, terms, toPot, money.open()));
        if (reopens) {
            apply(Reversals.reopened(credited.eventId(), voucherId, terms, command.at()));
        }
        return Outcome.accepted(Optional.of(credited));
    }

    private boolean isExhausted() {
        return VoucherAccountEvent.EXHAUSTED.equals(closedFor);
    }

    /** Whether it is live again with what comes back: only what was used up can be. */
    private boolean reopensWith(Money back, Instant at) {
        return isExhausted()
                && back.isPositive()
                && at.isBefore(terms.validity().reportableUntil());
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
        if (closedFor != null) {
            return Outcome.accepted(Optional.empty());
        }
        return Outcome.accepted(
                Optional.of(
                        money.open().isMoreThan(command.amount())
                                ? applied(command.reduced(terms, money.face(), money.open()))
                                : applied(command.closed(terms, money.open()))));
    }

    /** Gives back what is open; nothing happens where it is closed already. */
    @CommandHandler
    Outcome<Optional<VoucherClosed>> close(CloseVoucherAccount command) {
        terms.requirePot(command.pot());
        return Outcome.accepted(
                closedFor != null
                        ? Optional.empty()
                        : Optional.of(applied(command.closed(terms, money.open()))));
    }

    @EventSourcingHandler
    void on(VoucherAccountOpened event) {
        voucherId = event.voucherId();
        voucherIssuedId = event.voucherIssuedId();
        terms = event.terms();
        money = VoucherMoney.issued(Money.ofFen(event.terms().faceFen()));
    }

    @EventSourcingHandler
    void on(ComputeConsumed event) {
        money =
                money.consumed(
                        Money.ofFen(event.eligibleCostFen()),
                        Money.ofFen(event.subsidyFen()),
                        event.payee(),
                        event.setOff());
    }

    @EventSourcingHandler
    void on(ReversalRecorded event) {
        pending.put(event.reversalEventId(), event);
        money =
                money.reversed(
                        Money.ofFen(event.eligibleCostFen()),
                        Money.ofFen(event.subsidyFen()),
                        event.payee());
    }

    @EventSourcingHandler
    void on(ConsumptionReversed event) {
        pending.remove(event.eventId());
        money =
                money.confirmed(
                        Money.ofFen(event.releasedFen()),
                        Money.ofFen(event.recoveryFen()),
                        event.payee(),
                        Money.ofFen(event.availableFen()));
    }

    @EventSourcingHandler
    void on(RecoveryCredited event) {
        lastRecoveryLogIndex = event.logIndex();
        money =
                money.recovered(
                        Money.ofFen(event.amountFen()),
                        event.payee(),
                        Money.ofFen(event.returnedFen()));
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
        money = money.givenBack(Money.ofFen(event.amountFen()));
    }

    @EventSourcingHandler
    void on(VoucherClosed event) {
        money = money.givenBack(Money.ofFen(event.unusedFen()));
        closedFor = event.reason();
    }

    @EventSourcingHandler
    void on(VoucherReopened event) {
        closedFor = null;
    }

    private static <E extends VoucherAccountEvent> E applied(E event) {
        apply(event);
        return event;
    }
}
