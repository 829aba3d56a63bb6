package org.computevoucher.ledger.budget;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The budget of one pot.
 *
 * <p>A pot's life begins with its first tranche, whatever it is. Money is planned: announced, not
 * spendable. Money is allocated: spendable, either drawn from the plan, and then never more than is
 * planned, or new. Each tranche names its document.
 */
public final class Budget {

    @AggregateIdentifier private String pot;
    private Money planned = Money.ZERO;
    private Money allocated = Money.ZERO;
    private @Nullable UUID lastEventId;

    /** For the event log, which fills in the rest. */
    @SuppressWarnings("NullAway.Init")
    private Budget() {}

    /** The budget of a pot that has had no tranche yet. */
    public Budget(String pot) {
        this.pot = pot;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<BudgetAnswer> handle(PlanBudget command) {
        return record(
                command,
                () ->
                        new BudgetPlanned(
                                command.eventId(),
                                lastEventId,
                                pot,
                                command.amountFen(),
                                command.document(),
                                effectiveAt(command),
                                command.now()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<BudgetAnswer> handle(AllocateBudget command) {
        return record(
                command,
                () ->
                        new BudgetAllocated(
                                command.eventId(),
                                lastEventId,
                                pot,
                                command.amountFen(),
                                command.drawnFromPlan(),
                                command.document(),
                                effectiveAt(command),
                                command.now()));
    }

    @EventSourcingHandler
    void on(BudgetPlanned event) {
        pot = event.pot();
        planned = planned.plus(Money.ofFen(event.amountFen()));
        lastEventId = event.eventId();
    }

    @EventSourcingHandler
    void on(BudgetAllocated event) {
        pot = event.pot();
        Money amount = Money.ofFen(event.amountFen());
        allocated = allocated.plus(amount);
        if (event.drawnFromPlan()) {
            planned = planned.minus(amount);
        }
        lastEventId = event.eventId();
    }

    private Outcome<BudgetAnswer> record(
            BudgetCommand command, Supplier<? extends BudgetEvent> event) {
        return BudgetRules.refusalOf(command, planned, allocated)
                .<Outcome<BudgetAnswer>>map(Outcome::refused)
                .orElseGet(() -> Outcome.accepted(answerAfter(event.get())));
    }

    private BudgetAnswer answerAfter(BudgetEvent event) {
        apply(event);
        return new BudgetAnswer(event.eventId(), pot, planned.fen(), allocated.fen());
    }

    private static Instant effectiveAt(BudgetCommand command) {
        return Objects.requireNonNullElse(command.effectiveAt(), command.now());
    }
}
