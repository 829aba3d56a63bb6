package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.computevoucher.ledger.budget.BudgetRefusal.AllocationExceeded;
import org.computevoucher.ledger.budget.BudgetRefusal.AmountOutOfBounds;
import org.computevoucher.ledger.budget.BudgetRefusal.DocumentOutOfBounds;
import org.computevoucher.ledger.budget.BudgetRefusal.EffectiveInFuture;
import org.computevoucher.ledger.budget.BudgetRefusal.EffectiveNotPlausible;
import org.computevoucher.ledger.budget.BudgetRefusal.PlanExceeded;
import org.computevoucher.ledger.budget.BudgetRefusal.PotLimitExceeded;
import org.computevoucher.ledger.budget.BudgetRefusal.PotWithoutBudget;
import org.computevoucher.ledger.budget.BudgetRefusal.PotYearClosed;
import org.computevoucher.ledger.budget.BudgetRefusal.TooManyWithdrawals;
import org.computevoucher.ledger.budget.BudgetRefusal.YearEndTooEarly;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.money.Money;

/** What a request to the budget authority must satisfy. */
final class BudgetRules {

    /**
     * The most one tranche, and all tranches of a pot together, can be: 10<sup>15</sup> fen, ten
     * trillion CNY. More than a third of the nation's yearly budget for one programme is a typing
     * error, and below it no sum of a region's pots comes near the end of a {@code long}.
     */
    static final long LIMIT_FEN = 1_000_000_000_000_000L;

    /** The most characters of a document's name. */
    static final int LIMIT_DOCUMENT = 200;

    /** The most withdrawals of a pot that wait for the envelope at once. */
    static final int LIMIT_WITHDRAWALS = 100;

    /**
     * No programme is older, and neither Avro nor PostgreSQL can write every time that Java can.
     */
    static final Instant EARLIEST_EFFECTIVE = Instant.parse("2000-01-01T00:00:00Z");

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private interface Rule {
        Optional<BudgetRefusal> refusalOf(BudgetCommand command, Standing standing);
    }

    /** In the order in which a caller learns of them: the request alone, then how things stand. */
    private static final List<Rule> RULES =
            List.of(
                    (command, standing) -> amount(command),
                    (command, standing) -> document(command),
                    (command, standing) -> effectiveTime(command),
                    (command, standing) -> yearIsOpen(command, standing),
                    BudgetRules::money);

    private BudgetRules() {}

    /** The first rule that says no. */
    static Optional<BudgetRefusal> refusalOf(BudgetCommand command, Standing standing) {
        return RULES.stream()
                .flatMap(rule -> rule.refusalOf(command, standing).stream())
                .findFirst();
    }

    /** Why a budget cannot take what would be carried to it from the year before. */
    static Optional<BudgetRefusal> refusalOfCarrying(Money amount, String pot, Standing standing) {
        return yearIsOpen(pot, standing).or(() -> newMoney(amount, standing));
    }

    private static Optional<BudgetRefusal> amount(BudgetCommand command) {
        return switch (command) {
            case PlanBudget plan -> amount(plan.amountFen());
            case AllocateBudget allocate -> amount(allocate.amountFen());
            case RequestWithdrawal withdrawal -> amount(withdrawal.amountFen());
            case RequestYearEnd yearEnd -> Optional.empty();
        };
    }

    private static Optional<BudgetRefusal> amount(long amountFen) {
        return amountFen < 1 || amountFen > LIMIT_FEN
                ? Optional.of(new AmountOutOfBounds(amountFen, LIMIT_FEN))
                : Optional.empty();
    }

    private static Optional<BudgetRefusal> document(BudgetCommand command) {
        String document = command.document();
        return document.isBlank() || document.length() > LIMIT_DOCUMENT
                ? Optional.of(new DocumentOutOfBounds(document.length(), LIMIT_DOCUMENT))
                : Optional.empty();
    }

    private static Optional<BudgetRefusal> effectiveTime(BudgetCommand command) {
        Instant effectiveAt = command.takesEffect();
        if (effectiveAt.isAfter(command.now())) {
            return Optional.of(
                    new EffectiveInFuture(effectiveAt.toString(), command.now().toString()));
        }
        return effectiveAt.isBefore(EARLIEST_EFFECTIVE)
                ? Optional.of(
                        new EffectiveNotPlausible(
                                effectiveAt.toString(), EARLIEST_EFFECTIVE.toString()))
                : Optional.empty();
    }

    private static Optional<BudgetRefusal> yearIsOpen(BudgetCommand command, Standing standing) {
        return yearIsOpen(command.pot(), standing);
    }

    private static Optional<BudgetRefusal> yearIsOpen(String pot, Standing standing) {
        return standing.yearClosed() ? Optional.of(new PotYearClosed(pot)) : Optional.empty();
    }

    private static Optional<BudgetRefusal> money(BudgetCommand command, Standing standing) {
        return switch (command) {
            case PlanBudget plan -> newMoney(Money.ofFen(plan.amountFen()), standing);
            case AllocateBudget allocate -> {
                Money amount = Money.ofFen(allocate.amountFen());
                yield allocate.drawnFromPlan()
                        ? drawing(amount, standing)
                        : newMoney(amount, standing);
            }
            case RequestWithdrawal withdrawal ->
                    withdrawing(Money.ofFen(withdrawal.amountFen()), standing);
            case RequestYearEnd yearEnd -> yearEnd(yearEnd, standing);
        };
    }

    private static Optional<BudgetRefusal> drawing(Money amount, Standing standing) {
        return amount.isMoreThan(standing.planned())
                ? Optional.of(new PlanExceeded(amount.fen(), standing.planned().fen()))
                : Optional.empty();
    }

    private static Optional<BudgetRefusal> newMoney(Money amount, Standing standing) {
        Money after = amount.plus(standing.planned()).plus(standing.allocated());
        return after.isMoreThan(Money.ofFen(LIMIT_FEN))
                ? Optional.of(
                        new PotLimitExceeded(
                                amount.fen(),
                                standing.planned().fen(),
                                standing.allocated().fen(),
                                LIMIT_FEN))
                : Optional.empty();
    }

    private static Optional<BudgetRefusal> withdrawing(Money amount, Standing standing) {
        if (standing.withdrawals() >= LIMIT_WITHDRAWALS) {
            return Optional.of(new TooManyWithdrawals(standing.withdrawals(), LIMIT_WITHDRAWALS));
        }
        return amount.plus(standing.withdrawing()).isMoreThan(standing.allocated())
                ? Optional.of(
                        new AllocationExceeded(
                                amount.fen(),
                                standing.allocated().fen(),
                                standing.withdrawing().fen()))
                : Optional.empty();
    }

    /**
     * A year is closed from the first of December on, when the treasuries close their books, and as
     * late as one likes. Earlier it is taken for a typing error: closing a year cannot be undone,
     * and one digit is the difference between last year's pot and the one in use.
     */
    private static Optional<BudgetRefusal> yearEnd(RequestYearEnd command, Standing standing) {
        if (!standing.hasBegun()) {
            return Optional.of(new PotWithoutBudget(command.pot()));
        }
        Instant earliest =
                LocalDate.of(PotId.of(command.pot()).fiscalYear(), Month.DECEMBER, 1)
                        .atStartOfDay(SHANGHAI)
                        .toInstant();
        return command.now().isBefore(earliest)
                ? Optional.of(new YearEndTooEarly(command.pot(), earliest.toString()))
                : Optional.empty();
    }
}
