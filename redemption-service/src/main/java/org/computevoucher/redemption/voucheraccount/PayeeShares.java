package org.computevoucher.redemption.voucheraccount;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.subsidy.SubsidyTerms;

/**
 * What each payee of a voucher has of its subsidy, and for which cost: all usage that stands. The
 * subsidy follows the voucher's cost as a whole, so where the face binds, a payee may have more or
 * less than its own usage alone is worth.
 */
record PayeeShares(Map<String, Share> byPayee) {

    static final PayeeShares NONE = new PayeeShares(Map.of());

    PayeeShares {
        byPayee = Map.copyOf(byPayee);
    }

    record Share(Money cost, Money subsidy) {

        static final Share NONE = new Share(Money.ZERO, Money.ZERO);

        boolean isNone() {
            return cost.equals(Money.ZERO) && subsidy.equals(Money.ZERO);
        }

        /** How much more it has than its own usage is worth under these terms. */
        Money beyond(SubsidyTerms terms) {
            Money worth = subsidy.atMost(terms.soFar(cost));
            return subsidy.minus(worth);
        }
    }

    PayeeShares plus(String payee, Money cost, Money subsidy) {
        Share before = of(payee);
        Share after = new Share(before.cost().plus(cost), before.subsidy().plus(subsidy));
        Map<String, Share> all = new TreeMap<>(byPayee);
        if (after.isNone()) {
            all.remove(payee);
        } else {
            all.put(payee, after);
        }
        return new PayeeShares(all);
    }

    /**
     * From whom an amount is taken when usage of a payee is reversed: from that payee, which comes
     * first even where it has nothing; what it does not have, from those who have more than their
     * own usage is worth, the most first; and what is left by rounding, from the others.
     */
    List<TakenBack> takenBack(String payee, Money amount, SubsidyTerms terms) {
        Map<String, Money> taken = new TreeMap<>();
        Money own = amount.atMost(of(payee).subsidy());
        Money left = amount.minus(own);
        List<String> others = others(payee, terms);
        for (boolean all : new boolean[] {false, true}) {
            for (String other : others) {
                Share share = of(other);
                Money before = taken.getOrDefault(other, Money.ZERO);
                Money most = all ? share.subsidy() : share.beyond(terms);
                Money more = left.atMost(most.minus(before));
                if (more.isPositive()) {
                    taken.put(other, before.plus(more));
                    left = left.minus(more);
                }
            }
        }
        if (left.isPositive()) {
            throw new IllegalStateException("nobody has the last " + left + " of " + amount);
        }
        List<TakenBack> parts = new ArrayList<>();
        parts.add(new TakenBack(payee, own));
        taken.forEach((other, part) -> parts.add(new TakenBack(other, part)));
        return parts;
    }

    private List<String> others(String payee, SubsidyTerms terms) {
        Comparator<String> mostFirst = comparingLong(other -> -of(other).beyond(terms).fen());
        return byPayee.keySet().stream()
                .filter(other -> !other.equals(payee))
                .sorted(mostFirst.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private Share of(String payee) {
        return byPayee.getOrDefault(payee, Share.NONE);
    }
}
