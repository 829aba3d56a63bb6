package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.Optional;
import org.computevoucher.ledger.budget.BudgetRefusal.AmountOutOfBounds;
import org.computevoucher.ledger.budget.BudgetRefusal.DocumentOutOfBounds;
import org.computevoucher.ledger.budget.BudgetRefusal.EffectiveInFuture;
import org.computevoucher.ledger.budget.BudgetRefusal.EffectiveNotPlausible;
import org.computevoucher.ledger.budget.BudgetRefusal.PlanExceeded;
import org.computevoucher.ledger.budget.BudgetRefusal.PotLimitExceeded;
import org.computevoucher.platform.money.Money;

/** What a tranche must satisfy, in the order in which a caller learns of it. */
final class BudgetRules {

    /**
     * The most one tranche, and all tranches of a pot together, can be: 10<sup>15</sup> fen, ten
     * trillion CNY. More than a third of the nation's yearly budget for one programme is a typing
     * error, and below it no sum of a region's pots comes near the end of a {@code long}.
     */
    static final long LIMIT_FEN = 1_000_000_000_000_000L;

    /** The most characters of a document's name. */
    static final int LIMIT_DOCUMENT = 200;

    /**
     * No programme is older, and neither Avro nor PostgreSQL can write every time that Java can.
     */
    static final Instant EARLIEST_EFFECTIVE = Instant.parse("2000-01-01T00:00:00Z");

    private BudgetRules() {}

    /**
     * The first rule that says no.
     *
     * @param planned what is planned and not yet allocated
     * @param allocated what was ever allocated
     */
    static Optional<BudgetRefusal> refusalOf(
            BudgetCommand command, Money planned, Money allocated) {
        long amountFen = command.amountFen();
        if (amountFen < 1 || amountFen > LIMIT_FEN) {
            return Optional.of(new AmountOutOfBounds(amountFen, LIMIT_FEN));
        }
        int characters = command.document().strip().length();
        if (characters < 1 || command.document().length() > LIMIT_DOCUMENT) {
            return Optional.of(
                    new DocumentOutOfBounds(command.document().length(), LIMIT_DOCUMENT));
        }
        Instant effectiveAt = command.effectiveAt();
        if (effectiveAt != null && effectiveAt.isAfter(command.now())) {
            return Optional.of(
                    new EffectiveInFuture(effectiveAt.toString(), command.now().toString()));
        }
        if (effectiveAt != null && effectiveAt.isBefore(EARLIEST_EFFECTIVE)) {
            return Optional.of(
                    new EffectiveNotPlausible(
                            effectiveAt.toString(), EARLIEST_EFFECTIVE.toString()));
        }
        return drawsOnPlan(command)
                ? refusalOfDrawing(Money.ofFen(amountFen), planned)
                : refusalOfNewMoney(Money.ofFen(amountFen), planned, allocated);
    }

    private static boolean drawsOnPlan(BudgetCommand command) {
        return switch (command) {
            case PlanBudget plan -> false;
            case AllocateBudget allocate -> allocate.drawnFromPlan();
        };
    }

    private static Optional<BudgetRefusal> refusalOfDrawing(Money amount, Money planned) {
        return amount.isMoreThan(planned)
                ? Optional.of(new PlanExceeded(amount.fen(), planned.fen()))
                : Optional.empty();
    }

    private static Optional<BudgetRefusal> refusalOfNewMoney(
            Money amount, Money planned, Money allocated) {
        return amount.plus(planned).plus(allocated).isMoreThan(Money.ofFen(LIMIT_FEN))
                ? Optional.of(
                        new PotLimitExceeded(
                                amount.fen(), planned.fen(), allocated.fen(), LIMIT_FEN))
                : Optional.empty();
    }
}
