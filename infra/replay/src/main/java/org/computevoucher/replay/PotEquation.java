package org.computevoucher.replay;

import computevoucher.journal.v1.EntryLine;
import computevoucher.journal.v1.EntryPosted;
import java.util.List;

/**
 * Of every pot at every entry: allocated = available + outstanding + payable + paid + returned.
 * What is allocated the facts say; the parts are added up from the lines as they stand in the
 * journal. What waits in suspense counts as what it waits for.
 */
final class PotEquation {

    private final Postings postings;
    private final Violations violations;
    private final Sums allocated = new Sums();
    private final Sums parts = new Sums();
    private final KnownErrors knownErrors = new KnownErrors();

    PotEquation(Postings postings, Violations violations) {
        this.postings = postings;
        this.violations = violations;
    }

    void check(EntryPosted entry, int fact) {
        Facts facts = postings.facts();
        int pot = facts.scopes().potNumber(facts.scope(fact));
        long allocatedFen =
                allocated.add(pot, facts.rule(fact).allocatedSign() * facts.amountFen(fact));
        long partsFen = parts.get(pot);
        List<EntryLine> stated = entry.getLines();
        for (int i = 0; i < stated.size(); i++) {
            Kind kind = Postings.kindOf(stated.get(i).getAccount());
            if (kind == Kind.SUSPENSE && i < postings.legs(fact).size()) {
                kind = postings.legs(fact).get(i).kind();
            }
            if (kind != null && kind.isAllocated()) {
                partsFen = parts.add(pot, stated.get(i).getAmountFen());
            }
        }
        String name = facts.scopes().pot(facts.scope(fact));
        if (knownErrors.isNews(name, partsFen - allocatedFen)) {
            violations.add(
                    Breach.UNEQUAL_POT,
                    Postings.where(entry),
                    "of pot %s %d fen are allocated, and its parts are %d fen"
                            .formatted(name, allocatedFen, partsFen));
        }
    }
}
