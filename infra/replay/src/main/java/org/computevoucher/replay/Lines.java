package org.computevoucher.replay;

import computevoucher.journal.v1.EntryLine;
import computevoucher.journal.v1.EntryPosted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.computevoucher.replay.PostingTable.Leg;
import org.computevoucher.replay.PostingTable.Rule;
import org.computevoucher.replay.RegionBook.Suspended;
import org.jspecify.annotations.Nullable;

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
    private final Sums allocated = new Sums();
    private final Sums parts = new Sums();
    private final Map<String, Long> knownErrors = new HashMap<>();

    Lines(Facts facts, Violations violations) {
        this.facts = facts;
        this.scopes = facts.scopes();
        this.violations = violations;
    }

    /** What the lines of an entry sum to has to be nothing. */
    void requireZero(EntryPosted entry) {
        long sum = 0;
        for (EntryLine line : entry.getLines()) {
            sum = Math.addExact(sum, line.getAmountFen());
        }
        if (sum != 0) {
            violations.add(Breach.NOT_ZERO, where(entry), "its lines sum to " + sum + " fen");
        }
    }

    /**
     * The entry of a fact.
     *
     * @return which of its lines, by bit, stand in suspense
     */
    int post(RegionBook book, EntryPosted entry, int fact) {
        List<Leg> legs = facts.rule(fact).legs();
        List<EntryLine> stated = entry.getLines();
        boolean asOurs = stated.size() == legs.size();
        int suspended = 0;
        for (int i = 0; i < Math.min(legs.size(), stated.size()); i++) {
            String account = stated.get(i).getAccount();
            if (account.equals(scopes.path(suspense(fact)))) {
                suspended |= 1 << i;
            } else {
                asOurs &= account.equals(scopes.path(cell(fact, legs.get(i))));
            }
            asOurs &= isOurs(stated.get(i), fact, legs.get(i));
        }
        if (!asOurs) {
            violations.add(
                    Breach.WRONG_LINES,
                    where(entry),
                    "%s %s of fact %s; from the fact follow %s"
                            .formatted("its lines are", told(stated), facts.id(fact), ours(fact)));
        }
        checkSuspense(entry, fact, suspended);
        checkPot(entry, fact);
        for (int i = 0; i < legs.size(); i++) {
            boolean isSuspended = (suspended & 1 << i) != 0;
            int cell = isSuspended ? suspense(fact) : cell(fact, legs.get(i));
            move(book, entry, cell, amount(fact, legs.get(i)));
        }
        if (asOurs) {
            checkBalances(book, entry);
        }
        return suspended;
    }

    /** The lines of an entry back from suspense to where they belong. */
    void clear(RegionBook book, EntryPosted entry, Suspended suspended) {
        int fact = suspended.fact();
        List<Leg> legs = facts.rule(fact).legs();
        Map<String, Long> ours = new TreeMap<>();
        for (int i = 0; i < legs.size(); i++) {
            if ((suspended.lines() & 1 << i) != 0) {
                long amount = amount(fact, legs.get(i));
                int cell = cell(fact, legs.get(i));
                ours.merge(scopes.path(suspense(fact)), -amount, Math::addExact);
                ours.merge(scopes.path(cell), amount, Math::addExact);
                move(book, entry, suspense(fact), -amount);
                move(book, entry, cell, amount);
            }
        }
        Map<String, Long> stated = new TreeMap<>();
        for (EntryLine line : entry.getLines()) {
            stated.merge(line.getAccount(), line.getAmountFen(), Math::addExact);
        }
        ours.values().removeIf(fen -> fen == 0);
        stated.values().removeIf(fen -> fen == 0);
        boolean isItsVoucher =
                entry.getLines().stream()
                        .allMatch(line -> Objects.equals(line.getVoucherId(), voucher(fact)));
        if (stated.equals(ours) && isItsVoucher) {
            checkBalances(book, entry);
        } else {
            violations.add(
                    Breach.WRONG_CLEARING,
                    where(entry),
                    "its lines are %s; of entry %d stand in suspense %s"
                            .formatted(told(entry.getLines()), entry.getClearsEntryNumber(), ours));
        }
    }

    private boolean isOurs(EntryLine line, int fact, Leg leg) {
        int scope = facts.scope(fact);
        return line.getAmountFen() == amount(fact, leg)
                && line.getPot().equals(scopes.pot(scope))
                && Objects.equals(line.getPayee(), scopes.payee(scope))
                && Objects.equals(line.getVoucherId(), voucher(fact));
    }

    private @Nullable String voucher(int fact) {
        int voucher = facts.voucher(fact);
        return voucher == Facts.NONE ? null : facts.vouchers().get(voucher).toString();
    }

    /** Only a line that takes what is not there may wait in suspense, and claims with theirs. */
    private void checkSuspense(EntryPosted entry, int fact, int suspended) {
        if ((suspended != 0) != (entry.getSuspenseReason() != null)) {
            violations.add(
                    Breach.WRONG_SUSPENSE,
                    where(entry),
                    suspended == 0
                            ? "it gives a reason for suspense, but no line stands there"
                            : "it gives no reason for suspense");
        }
        List<Leg> legs = facts.rule(fact).legs();
        for (int i = 0; i < legs.size(); i++) {
            if ((suspended & 1 << i) != 0 && !mayWait(fact, legs, i, suspended)) {
                violations.add(
                        Breach.WRONG_SUSPENSE,
                        where(entry),
                        "%d fen of %s need not wait in suspense"
                                .formatted(
                                        amount(fact, legs.get(i)),
                                        scopes.path(cell(fact, legs.get(i)))));
            }
        }
    }

    private boolean mayWait(int fact, List<Leg> legs, int index, int suspended) {
        Leg leg = legs.get(index);
        if (leg.kind() == Kind.CLAIMS) {
            for (int i = 0; i < legs.size(); i++) {
                if (legs.get(i).kind() == Kind.RECEIVABLE) {
                    return (suspended & 1 << i) != 0;
                }
            }
        }
        if (leg.kind() == Kind.AVAILABLE) {
            // it may be held for a withdrawal that is under way, which no entry shows
            return leg.sign() <= 0;
        }
        return !leg.kind().mayBeNegative()
                && Math.addExact(balances.get(cell(fact, leg)), amount(fact, leg)) < 0;
    }

    /**
     * Allocated = available + outstanding + payable + paid + returned, by the lines as they stand
     * in the journal. What waits in suspense counts as what it waits for.
     */
    private void checkPot(EntryPosted entry, int fact) {
        Rule rule = facts.rule(fact);
        int pot = scopes.potNumber(facts.scope(fact));
        long allocatedFen = allocated.add(pot, rule.allocatedSign() * facts.amountFen(fact));
        long partsFen = parts.get(pot);
        List<EntryLine> stated = entry.getLines();
        for (int i = 0; i < stated.size(); i++) {
            Kind kind = kindOf(stated.get(i).getAccount());
            if (kind == Kind.SUSPENSE && i < rule.legs().size()) {
                kind = rule.legs().get(i).kind();
            }
            if (kind != null && kind.isAllocated()) {
                partsFen = parts.add(pot, stated.get(i).getAmountFen());
            }
        }
        if (isNews("pot " + pot, partsFen - allocatedFen)) {
            violations.add(
                    Breach.UNEQUAL_POT,
                    where(entry),
                    "of pot %s %d fen are allocated, and its parts are %d fen"
                            .formatted(scopes.pot(pot), allocatedFen, partsFen));
        }
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
                    where(entry),
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
                    if (isNews(account, fen - ours)) {
                        violations.add(
                                Breach.WRONG_BALANCE,
                                where(entry),
                                "%s is %d fen, not %d fen".formatted(account, ours, fen));
                    }
                });
    }

    private long balanceOf(RegionBook book, String account, EntryPosted entry) {
        Kind kind = kindOf(account);
        if (kind == null || kind == Kind.TREASURY) {
            return book.treasuryFen;
        }
        EntryLine line = entry.getLines().getFirst();
        return balances.get(
                scopes.cell(
                        scopes.of(line.getPot(), kind.isPerPayee() ? line.getPayee() : null),
                        kind));
    }

    private boolean isNews(String what, long errorFen) {
        Long known = errorFen == 0 ? knownErrors.remove(what) : knownErrors.put(what, errorFen);
        return errorFen != 0 && (known == null || known != errorFen);
    }

    private static @Nullable Kind kindOf(String account) {
        int colon = account.indexOf(':');
        return colon < 0 ? null : Kind.ofWord(account.substring(0, colon)).orElse(null);
    }

    private int cell(int fact, Leg leg) {
        return scopes.cell(facts.scope(fact), leg.kind());
    }

    private int suspense(int fact) {
        return scopes.cell(facts.scope(fact), Kind.SUSPENSE);
    }

    private long amount(int fact, Leg leg) {
        return leg.sign() * facts.amountFen(fact);
    }

    private static String told(List<EntryLine> lines) {
        return lines.stream()
                .map(line -> line.getAccount() + ' ' + line.getAmountFen())
                .collect(Collectors.joining(", "));
    }

    private String ours(int fact) {
        return facts.rule(fact).legs().stream()
                .map(leg -> scopes.path(cell(fact, leg)) + ' ' + amount(fact, leg))
                .collect(Collectors.joining(", "));
    }

    private static String where(EntryPosted entry) {
        return "entry " + entry.getRegion() + '/' + entry.getEntryNumber();
    }
}
