package org.computevoucher.ledger.budget;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.computevoucher.ledger.budget.PendingWithdrawals.Pending;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The budget of one pot.
 *
 * <p>A pot's life begins with its first tranche, whatever it is. Money is planned: announced, not
 * spendable. Money is allocated: spendable, either drawn from the plan, and then never more than is
 * planned, or new. Allocated money can be withdrawn: the pot's envelope is asked, and what it gives
 * up is allocated no more. At the end of its fiscal year the budget takes no further request; when
 * the envelope has said what was left, the year is closed. Each step names its document.
 */
public final class Budget {

    @AggregateIdentifier private String pot;
    private Money planned = Money.ZERO;

    /** What was ever allocated, less what was withdrawn. */
    private Money allocated = Money.ZERO;

    private PendingWithdrawals withdrawals = new PendingWithdrawals();
    private @Nullable BudgetYearEndRequested yearEnd;
    private boolean yearIsClosed;

    /** The last fact of this budget that the world sees: what the next one names as its cause. */
    private @Nullable UUID lastEventId;

    /** For the event log, which fills in the rest. */
    @SuppressWarnings("NullAway.Init")
    private Budget() {}

    /** The budget of a pot that has had no tranche yet. */
    public Budget(String pot) {
        this.pot = pot;
    }

    /** The budget of a pot that begins with what was carried from the year before. */
    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    Budget(BudgetAllocated carried) {
        apply(carried);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<BudgetAnswer> handle(PlanBudget command) {
        return decide(command, () -> answer(applied(command.recordedAfter(lastEventId)).eventId()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<BudgetAnswer> handle(AllocateBudget command) {
        return decide(command, () -> answer(applied(command.recordedAfter(lastEventId)).eventId()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<BudgetWithdrawalRequested> handle(RequestWithdrawal command) {
        return decide(command, () -> applied(command.recordedAfter(lastEventId)));
    }

    /**
     * @throws IllegalStateException if the envelope gave what it was not asked: a bug, never a rule
     */
    @CommandHandler
    Outcome<BudgetWithdrawn> handle(WithdrawBudget command) {
        Pending asked = withdrawals.require(command.withdrawalId(), pot);
        if (asked.amountFen() != command.amountFen()) {
            throw new IllegalStateException("%s was asked, not %s".formatted(asked, command));
        }
        return Outcome.accepted(applied(command.recorded(asked.document())));
    }

    /**
     * @throws IllegalStateException if the envelope refused what it was not asked: a bug
     */
    @CommandHandler
    Outcome<BudgetWithdrawalRefused> handle(RefuseWithdrawal command) {
        var _ = withdrawals.require(command.withdrawalId(), pot);
        return Outcome.accepted(applied(command.recorded()));
    }

    /** Only where {@link BudgetRules} allow it: whoever calls has asked them. */
    BudgetYearEndRequested requestYearEnd(RequestYearEnd command) {
        return applied(command.recordedAfter(lastEventId));
    }

    /**
     * What was requested of the year that is now to be closed.
     *
     * @throws IllegalStateException if nothing was, or it is closed, or more is left than was
     *     allocated: a bug
     */
    BudgetYearEndRequested requestedOf(CloseYear command) {
        BudgetYearEndRequested requested = yearEnd;
        if (requested == null
                || yearIsClosed
                || !requested.yearEndId().equals(command.yearEndId())
                || Money.ofFen(command.availableFen()).isMoreThan(allocated)) {
            throw new IllegalStateException(
                    "the year of %s cannot be closed by %s".formatted(pot, command));
        }
        return requested;
    }

    BudgetYearClosed closeYear(BudgetYearClosed closed) {
        return applied(closed);
    }

    /** Only where {@link BudgetRules} allow it: whoever calls has asked them. */
    BudgetAllocated takeCarried(BudgetAllocated carried) {
        return applied(carried);
    }

    Standing standing() {
        return new Standing(
                lastEventId != null,
                planned,
                allocated,
                withdrawals.total(),
                withdrawals.size(),
                yearEnd != null);
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

    @EventSourcingHandler
    void on(BudgetWithdrawalRequested event) {
        withdrawals.add(event);
        lastEventId = event.eventId();
    }

    @EventSourcingHandler
    void on(BudgetWithdrawn event) {
        allocated = allocated.minus(withdrawals.remove(event.withdrawalId()));
        lastEventId = event.eventId();
    }

    /** It is no fact of the world's, so the next one cannot name it: nobody would ever see it. */
    @EventSourcingHandler
    void on(BudgetWithdrawalRefused event) {
        var _ = withdrawals.remove(event.withdrawalId());
    }

    @EventSourcingHandler
    void on(BudgetYearEndRequested event) {
        yearEnd = event;
        lastEventId = event.eventId();
    }

    @EventSourcingHandler
    void on(BudgetYearClosed event) {
        yearIsClosed = true;
        lastEventId = event.eventId();
    }

    private <R> Outcome<R> decide(BudgetCommand command, Supplier<R> done) {
        return BudgetRules.refusalOf(command, standing())
                .<Outcome<R>>map(Outcome::refused)
                .orElseGet(() -> Outcome.accepted(done.get()));
    }

    private static <E extends BudgetEvent> E applied(E event) {
        apply(event);
        return event;
    }

    private BudgetAnswer answer(UUID eventId) {
        return new BudgetAnswer(eventId, pot, planned.fen(), allocated.fen());
    }
}
