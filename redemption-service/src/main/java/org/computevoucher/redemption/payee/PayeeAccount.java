package org.computevoucher.redemption.payee;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableTaken;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentGivenBack;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentRejected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableNetted;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableReceived;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableSetOff;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyOwed;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.payee.PaymentCommand.CollectPayable;
import org.computevoucher.redemption.payee.PaymentCommand.PaymentEnd;
import org.jspecify.annotations.Nullable;

/**
 * What one payee is owed by one pot, and what it has to give back. It exists, empty, for every
 * pair. Each consumption makes its subsidy payable; a reversal takes back what is payable of its
 * voucher, and what is not any more becomes receivable. A settlement run collects all that is
 * payable at once, nets what is receivable, and the rest is in payment until the bank has answered:
 * then it is paid, or payable again. What was collected is not payable any more, so nothing is ever
 * paid twice, and what comes later waits for the next run. The amounts are a {@link PayeeBalance}.
 *
 * <p>All that takes something from this account is public and under the payee's key, at the moment
 * it is decided. So whoever keeps a book reads it in the order in which it was covered here, and
 * has only to wait for the consumptions that brought the money.
 */
public final class PayeeAccount {

    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private String account;

    /** Empty until something was owed or released. */
    private String region;

    private PayeeBalance balance = new PayeeBalance();
    private @Nullable UUID lastConsumptionId;
    private long lastLogIndex;

    /** The event id of the last recovery that was raised; null: none ever was. */
    private @Nullable UUID lastRaisedId;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private PayeeAccount() {}

    PayeeAccount(String account) {
        this.account = account;
        this.region = "";
    }

    /** Neither pots nor payees have a colon in their name. */
    public static String idOf(String pot, String payee) {
        return pot + ':' + payee;
    }

    /**
     * Owes a subsidy once, also where the log is read again from its beginning: consumptions and
     * reversals come in its order, so what stands before the last one of them was done.
     */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<Boolean> owe(OweThePayee command) {
        boolean isNew = command.logIndex() > lastLogIndex;
        if (isNew) {
            apply(command.owed());
        }
        return Outcome.accepted(isNew);
    }

    /** Takes a reversal's part back once, as {@link #owe} does: what is payable of it, first. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<Boolean> release(ReleasePayable command) {
        boolean isNew = command.logIndex() > lastLogIndex;
        if (isNew) {
            Money amount = Money.ofFen(command.amountFen());
            Money released = amount.atMost(balance.payableOf(command.voucherId()));
            Money recovery = amount.minus(released);
            apply(command.released(released, recovery));
            if (recovery.isPositive()) {
                apply(command.raised(recovery));
            }
        }
        return Outcome.accepted(isNew);
    }

    /** Sets new usage of a voucher off against what has to come back of it. */
    Outcome<ReceivableSetOff> setOff(SetOffReceivable command) {
        Money open = balance.receivableOf(command.voucherId());
        if (Money.ofFen(command.amountFen()).isMoreThan(open)) {
            return Outcome.refused(command.pending(open));
        }
        ReceivableSetOff setOff = command.setOff(region, lastRaisedId());
        apply(setOff);
        return Outcome.accepted(setOff);
    }

    /**
     * Takes all that is payable for a payment, net of what has to come back; nothing where nothing
     * is payable.
     */
    Optional<PayableCollected> collect(CollectPayable command) {
        UUID cause = lastConsumptionId;
        Money gross = balance.payable();
        balance.requireNew(command.paymentId());
        if (cause == null || !gross.isPositive()) {
            return Optional.empty();
        }
        List<VoucherAmount> netted = balance.toBeNetted();
        PayableCollected collected = command.collected(region, cause, gross, netted);
        apply(collected);
        netted.forEach(part -> apply(command.netted(region, lastRaisedId(), part)));
        return Optional.of(collected);
    }

    /** What was collected is paid, or payable again. */
    void end(PaymentEnd command) {
        command.events(region, balance.inPayment(command.paymentId()))
                .forEach(event -> apply(event));
    }

    /** Takes what came back, of one voucher or the oldest first, and says what still has to. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<Money> receive(ReceiveRecovery command) {
        Money amount = Money.ofFen(command.amountFen());
        Money limit = balance.canBeReceived(command.voucherId());
        if (amount.isMoreThan(limit)) {
            return Outcome.refused(command.exceeds(limit));
        }
        balance.receivable(command.voucherId(), amount)
                .forEach(part -> apply(command.received(region, lastRaisedId(), part)));
        return Outcome.accepted(balance.receivable());
    }

    /** What comes back was raised before. */
    private UUID lastRaisedId() {
        return Objects.requireNonNull(lastRaisedId);
    }

    @EventSourcingHandler
    void on(SubsidyOwed event) {
        account = event.account();
        region = event.region();
        balance.owed(event.voucherId(), event.subsidyFen());
        lastConsumptionId = event.consumptionId();
        lastLogIndex = event.logIndex();
    }

    @EventSourcingHandler
    void on(PayableReleased event) {
        account = event.account();
        region = event.region();
        balance.released(event.voucherId(), event.releasedFen());
        lastLogIndex = event.logIndex();
    }

    @EventSourcingHandler
    void on(RecoveryRaised event) {
        balance.raised(event.voucherId(), event.amountFen());
        lastRaisedId = event.eventId();
    }

    @EventSourcingHandler
    void on(ReceivableSetOff event) {
        balance.setOff(event.voucherId(), event.amountFen());
    }

    @EventSourcingHandler
    void on(PayableTaken event) {
        balance.takenAndPaid(event.amountFen());
    }

    @EventSourcingHandler
    void on(PayableCollected event) {
        balance.collected(event);
    }

    @EventSourcingHandler
    void on(ReceivableNetted event) {
        balance.netted(event.voucherId(), event.amountFen());
    }

    @EventSourcingHandler
    void on(PaymentGivenBack event) {
        balance.payableAgain(event.paymentId());
    }

    @EventSourcingHandler
    void on(SubsidyReimbursed event) {
        balance.paid(PaymentIds.paymentId(event.paymentId()), event.vouchers());
    }

    @EventSourcingHandler
    void on(PaymentRejected event) {
        balance.payableAgain(PaymentIds.paymentId(event.paymentId()));
    }

    @EventSourcingHandler
    void on(ReceivableReceived event) {
        balance.received(event.voucherId(), event.amountFen());
    }
}
