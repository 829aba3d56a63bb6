package org.computevoucher.redemption.settlement;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.settlement.PayeeAccountEvent.PayableTaken;
import org.computevoucher.redemption.settlement.PayeeAccountEvent.SubsidyOwed;
import org.computevoucher.redemption.settlement.SettlementEvent.SubsidyReimbursed;
import org.jspecify.annotations.Nullable;

/**
 * What one payee is owed by one pot. It exists, empty, for every pair; each consumption adds its
 * subsidy, and a settlement takes all that is payable at once. What was taken is not payable any
 * more, so nothing is ever paid twice, and what comes later waits for the next settlement.
 */
final class PayeeAccount {

    @AggregateIdentifier private String account;
    private Money payable = Money.ZERO;
    private String region;
    private @Nullable UUID lastConsumptionId;
    private long lastLogIndex;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private PayeeAccount() {}

    PayeeAccount(String account) {
        this.account = account;
        this.region = "";
    }

    /** Neither pots nor payees have a colon in their name. */
    static String idOf(String pot, String payee) {
        return pot + ':' + payee;
    }

    /**
     * Owes a subsidy once, also where consumptions are read again from the log's beginning: they
     * come in its order, so what stands before the last one owed was owed.
     */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<Boolean> owe(OweThePayee command) {
        if (command.subsidyFen() <= 0) {
            throw new IllegalArgumentException("owed is more than nothing: " + command);
        }
        boolean isNew = command.logIndex() > lastLogIndex;
        if (isNew) {
            apply(
                    new SubsidyOwed(
                            account,
                            command.pot(),
                            command.region(),
                            command.payee(),
                            command.consumptionId(),
                            command.subsidyFen(),
                            command.logIndex(),
                            command.at()));
        }
        return Outcome.accepted(isNew);
    }

    /** Takes all that is payable, and says what its settlement pays; or {@link NothingPayable}. */
    Outcome<SubsidyReimbursed> takeAll(SettlePayee command) {
        UUID cause = lastConsumptionId;
        if (cause == null || !payable.isPositive()) {
            return nothingPayable(command);
        }
        Money amount = payable;
        apply(
                new PayableTaken(
                        account,
                        command.pot(),
                        command.payee(),
                        command.settlementId(),
                        amount.fen(),
                        command.at()));
        return Outcome.accepted(
                new SubsidyReimbursed(
                        command.eventId(),
                        cause,
                        command.settlementId(),
                        command.pot(),
                        region,
                        command.payee(),
                        amount.fen(),
                        command.at(),
                        command.at()));
    }

    /** The answer of an account that was never owed anything. */
    static Outcome<SubsidyReimbursed> nothingPayable(SettlePayee command) {
        return Outcome.refused(new NothingPayable(command.pot(), command.payee()));
    }

    @EventSourcingHandler
    void on(SubsidyOwed event) {
        account = event.account();
        region = event.region();
        payable = payable.plus(Money.ofFen(event.subsidyFen()));
        lastConsumptionId = event.consumptionId();
        lastLogIndex = event.logIndex();
    }

    @EventSourcingHandler
    void on(PayableTaken event) {
        payable = payable.minus(Money.ofFen(event.amountFen()));
    }
}
