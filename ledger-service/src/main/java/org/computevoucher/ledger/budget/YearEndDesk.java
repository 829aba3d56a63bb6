package org.computevoucher.ledger.budget;

import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.ledger.budget.BudgetRefusal.CarryRefused;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;

/**
 * Closes fiscal years: what is left of one is returned and, where so decided, allocated anew to the
 * next pot of the programme, in one transaction.
 *
 * <p>That the next budget can take it is asked twice. With the request, for all that is allocated,
 * since how much of it will be left is not known yet: then the region may still decide otherwise.
 * And again when the year is closed, for a year's end that has begun has to come to its end: where
 * the next budget has changed meanwhile and can take no more, the money is returned alone and the
 * event says why, so that no fen is lost and a person may allocate it elsewhere.
 */
public final class YearEndDesk {

    private final Repository<Budget> budgets;

    public YearEndDesk(Repository<Budget> budgets) {
        this.budgets = budgets;
    }

    @CommandHandler
    Outcome<BudgetYearEndRequested> request(RequestYearEnd command) {
        Optional<Aggregate<Budget>> budget = Aggregates.find(budgets, command.pot());
        Standing standing = standing(budget);
        Optional<BudgetRefusal> refusal =
                BudgetRules.refusalOf(command, standing).or(() -> carry(command, standing));
        return refusal.<Outcome<BudgetYearEndRequested>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                Outcome.accepted(
                                        budget.orElseThrow()
                                                .invoke(found -> found.requestYearEnd(command))));
    }

    private Optional<BudgetRefusal> carry(RequestYearEnd command, Standing standing) {
        return switch (command.decision()) {
            case RETURN -> Optional.empty();
            case CARRY -> {
                String next = nextPot(command.pot());
                Standing nextStanding = standing(Aggregates.consult(budgets, next));
                yield BudgetRules.refusalOfCarrying(standing.allocated(), next, nextStanding)
                        .map(no -> new CarryRefused(next, no.reason(), standing.allocated().fen()));
            }
        };
    }

    /**
     * @throws org.axonframework.modelling.command.AggregateNotFoundException if the pot has no
     *     budget: nobody can have asked for this, so it becomes a dead letter
     */
    @CommandHandler
    Outcome<BudgetYearClosed> close(CloseYear command) {
        Aggregate<Budget> budget = budgets.load(command.pot());
        BudgetYearEndRequested requested = budget.invoke(found -> found.requestedOf(command));
        if (requested.decision() == YearEndDecision.RETURN || command.availableFen() == 0) {
            return closed(budget, command.returned(requested, null));
        }
        String next = nextPot(command.pot());
        Optional<Aggregate<Budget>> nextBudget = Aggregates.consult(budgets, next);
        Optional<BudgetRefusal> refusal =
                BudgetRules.refusalOfCarrying(
                        Money.ofFen(command.availableFen()), next, standing(nextBudget));
        if (refusal.isPresent()) {
            return closed(budget, command.returned(requested, refusal.get().reason()));
        }
        Outcome<BudgetYearClosed> closed = closed(budget, command.carried(requested, next));
        BudgetAllocated allocated = command.allocated(requested, next);
        nextBudget.ifPresentOrElse(
                found -> found.execute(taking -> taking.takeCarried(allocated)),
                () -> Aggregates.begin(budgets, () -> new Budget(allocated)));
        return closed;
    }

    private static Outcome<BudgetYearClosed> closed(
            Aggregate<Budget> budget, BudgetYearClosed closed) {
        return Outcome.accepted(budget.invoke(found -> found.closeYear(closed)));
    }

    private static Standing standing(Optional<Aggregate<Budget>> budget) {
        return budget.map(found -> found.invoke(Budget::standing)).orElse(Standing.NONE);
    }

    private static String nextPot(String pot) {
        return PotId.of(pot).nextYear().toString();
    }
}
