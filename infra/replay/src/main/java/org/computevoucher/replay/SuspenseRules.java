package org.computevoucher.replay;

import computevoucher.journal.v1.EntryPosted;
import java.util.List;
import org.computevoucher.replay.PostingTable.Leg;

/** Which lines may wait in suspense: those that take what is not there, and claims with theirs. */
final class SuspenseRules {

    private final Postings postings;
    private final Sums balances;
    private final Violations violations;

    /**
     * @param balances of the cells, before the entry that is checked
     */
    SuspenseRules(Postings postings, Sums balances, Violations violations) {
        this.postings = postings;
        this.balances = balances;
        this.violations = violations;
    }

    /**
     * @param suspended the lines, by bit, that stand in suspense
     */
    void check(EntryPosted entry, int fact, int suspended) {
        if ((suspended != 0) != (entry.getSuspenseReason() != null)) {
            violations.add(
                    Breach.WRONG_SUSPENSE,
                    Postings.where(entry),
                    suspended == 0
                            ? "it gives a reason for suspense, but no line stands there"
                            : "it gives no reason for suspense");
        }
        List<Leg> legs = postings.legs(fact);
        for (int i = 0; i < legs.size(); i++) {
            if ((suspended & 1 << i) != 0 && !mayWait(fact, legs, legs.get(i), suspended)) {
                violations.add(
                        Breach.WRONG_SUSPENSE,
                        Postings.where(entry),
                        "%d fen of %s need not wait in suspense"
                                .formatted(
                                        postings.amount(fact, legs.get(i)),
                                        postings.path(fact, legs.get(i))));
            }
        }
    }

    private boolean mayWait(int fact, List<Leg> legs, Leg leg, int suspended) {
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
                && Math.addExact(balances.get(postings.cell(fact, leg)), postings.amount(fact, leg))
                        < 0;
    }
}
