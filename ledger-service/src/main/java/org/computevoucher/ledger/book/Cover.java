package org.computevoucher.ledger.book;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.computevoucher.platform.money.Money;

/** Whether the accounts of a book hold the money that lines take from them. */
record Cover(Balances balances, HeldMoney held) {

    /** The lines of a fact whose account does not hold what they take. */
    List<Line> lacking(Fact fact, List<Line> lines) {
        return lines.stream().filter(line -> isLacking(fact, line)).toList();
    }

    /** Why such a line cannot be posted yet. */
    PrerequisiteMissing missingFor(Fact fact, Line line) {
        return new PrerequisiteMissing(
                line.account().path(),
                taken(fact, line).fen(),
                spendable(fact, line.account()).fen());
    }

    /**
     * Whether a suspended entry can be cleared: none of its accounts goes below zero by it, and
     * what is held for another fact stays.
     */
    boolean isGivenFor(SuspendedEntry entry) {
        Map<Account, Money> left = new HashMap<>();
        for (Line line : entry.lines()) {
            Account account = line.account();
            left.put(account, left.getOrDefault(account, free(account)).plus(line.amount()));
        }
        return left.entrySet().stream()
                .noneMatch(
                        account ->
                                account.getValue().isNegative()
                                        && !account.getKey().kind().mayBeNegative());
    }

    private boolean isLacking(Fact fact, Line line) {
        Money taken = taken(fact, line);
        return taken.isPositive()
                && !line.account().kind().mayBeNegative()
                && taken.isMoreThan(spendable(fact, line.account()));
    }

    /** What a line takes from its account, or holds of it for another fact. */
    private Money taken(Fact fact, Line line) {
        return isAvailable(line.account()) && fact.holds().isPositive()
                ? held.addedBy(fact)
                : line.amount().negated();
    }

    /** What an account holds for this fact: of available money, all that is not held for others. */
    private Money spendable(Fact fact, Account account) {
        boolean takesWhatIsHeld = fact.holds().isNegative();
        return takesWhatIsHeld ? balances.of(account) : free(account);
    }

    private Money free(Account account) {
        Money balance = balances.of(account);
        return isAvailable(account) ? balance.minus(held.of(account.pot())) : balance;
    }

    private static boolean isAvailable(Account account) {
        return account.kind() == AccountKind.AVAILABLE;
    }
}
