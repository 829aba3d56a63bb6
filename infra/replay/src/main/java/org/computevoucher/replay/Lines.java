package org.computevoucher.replay;

import computevoucher.journal.v1.EntryLine;
import computevoucher.journal.v1.EntryPosted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.computevoucher.replay.PostingTable.Leg;
import org.computevoucher.replay.RegionBook.Suspended;

/**
 * Holds the lines of the journal against our own, and our own balances against what the lines say.
 *
 * <p>What is wrong is told where it begins: a balance that is as wrong as it was before is not told
 * again.
 */
final class Lines {

    private final Facts facts;
    private final Scopes scopes;
    private final Violations violations;
    private final Sums balances = new Sums();
    private final KnownErrors knownErrors = new KnownErrors();
    private final Postings postings;
    private final SuspenseRules suspenseRules;
    private final PotEquation potEquation;

    Lines(Facts facts, Violations violations) {
        this.facts = facts;
        this.scopes = facts.scopes();
        this.violations = violations;
        this.postings = new Postings(facts);
        this.suspenseRules = new SuspenseRules(postings, balances, violations);
        this.potEquation = new PotEquation(postings, violations);
    }

    /** What the lines of an entry sum to has to be nothing. */
    void requireZero(EntryPosted entry) {
        long sum = 0;
        for (EntryLine line : entry.getLines()) {
            sum = Math.addExact(sum, line.getAmountFen());
        }
        if (sum != 0) {
            violations.add(
                    Breach.NOT_ZERO, Postings.where(entry), "its lines sum to " + sum + " fen");
        }
    }

    /**
     * The entry of a fact.
     *
     * @return which of its lines, by bit, stand in suspense
     */
    int post(RegionBook book, EntryPosted entry, int fact) {
        List<Leg> legs = postings.legs(fact);
        List<EntryLine> stated = entry.getLines();
        boolean asOurs = stated.size() == legs.size();
        int suspended = 0;
        for (int i = 0; i < Math.min(legs.size(), stated.size()); i++) {
            String account = stated.get(i).getAccount();
            if (account.equals(scopes.path(postings.suspense(fact)))) {
                suspended |= 1 << i;
            } else {
                asOurs &= account.equals(scopes.path(postings.cell(fact, legs.get(i))));
            }
            asOurs &= isOurs(stated.get(i), fact, legs.get(i));
        }
        if (!asOurs) {
            violations.add(
                    Breach.WRONG_LINES,
                    Postings.where(entry),
                    "its lines are %s; from fact %s follow %s"
                            .formatted(Postings.told(stated), facts.id(fact), postings.told(fact)));
        }
        suspenseRules.check(entry, fact, suspended);
        potEquation.check(entry, fact);
        for (int i = 0; i < legs.size(); i++) {
            boolean isSuspended = (suspended & 1 << i) != 0;
            int cell = isSuspended ? postings.suspense(fact) : postings.cell(fact, legs.get(i));
            move(book, entry, cell, postings.amount(fact, legs.get(i)));
        }
        if (asOurs) {
            checkBalances(book, entry);
        }
        return suspended;
    }

    /** The lines of an entry back from suspense to where they belong. */
    void clear(RegionBook book, EntryPosted entry, Suspended suspended) {
        int fact = suspended.fact();
        List<Leg> legs = postings.legs(fact);
        Map<String, Long> ours = new TreeMap<>();
        for (int i = 0; i < legs.size(); i++) {
            if ((suspended.lines() & 1 << i) != 0) {
                long amount = postings.amount(fact, legs.get(i));
                int cell = postings.cell(fact, legs.get(i));
                ours.merge(scopes.path(postings.suspense(fact)), -amount, Math::addExact);
                ours.merge(scopes.path(cell), amount, Math::addExact);
                move(book, entry, postings.suspense(fact), -amount);
                move(book, entry, cell, amount);
            }
        }
        Map<String, Long> stated = new TreeMap<>();
        for (EntryLine line : entry.getLines()) {
            stated.merge(line.getAccount(), line.getAmountFen(), Math::addExact);
        }
        ours.values().removeIf(fen -> fen == 0);
        stated.values().removeIf(fen -> fen == 0);
        boolean concernsOurs = entry.getLines().stream().allMatch(line -> concernsOurs(line, fact));
        if (stated.equals(ours) && concernsOurs) {
            checkBalances(book, entry);
        } else {
            violations.add(
                    Breach.WRONG_CLEARING,
                    Postings.where(entry),
                    "its lines are %s; of entry %d stand in suspense %s"
                            .formatted(
                                    Postings.told(entry.getLines()),
                                    entry.getClearsEntryNumber(),
                                    ours));
        }
    }

    private boolean isOurs(EntryLine line, int fact, Leg leg) {
        return line.getAmountFen() == postings.amount(fact, leg) && concernsOurs(line, fact);
    }

    private boolean concernsOurs(EntryLine line, int fact) {
        int scope = facts.scope(fact);
        return line.getPot().equals(scopes.pot(scope))
                && Objects.equals(line.getPayee(), scopes.payee(scope))
                && Objects.equals(line.getVoucherId(), postings.voucher(fact));
    }

    private void move(RegionBook book, EntryPosted entry, int cell, long amountFen) {
        long balance = balances.add(cell, amountFen);
        Kind kind = Scopes.kindOf(cell);
        if (kind == Kind.TREASURY) {
            book.treasuryFen = Math.addExact(book.treasuryFen, amountFen);
        }
        if (balance < 0 && amountFen < 0 && !kind.mayBeNegative()) {
            violations.add(
                    Breach.NEGATIVE,
                    Postings.where(entry),
                    scopes.path(cell) + " is " + balance + " fen from now on");
        }
    }

    /** The last line of each account says its balance after the entry. */
    private void checkBalances(RegionBook book, EntryPosted entry) {
        Map<String, Long> stated = new HashMap<>();
        entry.getLines().forEach(line -> stated.put(line.getAccount(), line.getBalanceFen()));
        stated.forEach(
                (account, fen) -> {
                    long ours = balanceOf(book, account, entry);
                    if (knownErrors.isNews(account, fen - ours)) {
                        violations.add(
                                Breach.WRONG_BALANCE,
                                Postings.where(entry),
                                "%s is %d fen, not %d fen".formatted(account, ours, fen));
                    }
                });
    }

    private long balanceOf(RegionBook book, String account, EntryPosted entry) {
        Kind kind = Postings.kindOf(account);
        if (kind == null || kind == Kind.TREASURY) {
            return book.treasuryFen;
        }
        EntryLine line = entry.getLines().getFirst();
        return balances.get(
                scopes.cell(
                        scopes.of(line.getPot(), kind.isPerPayee() ? line.getPayee() : null),
                        kind));
    }
}
