package org.computevoucher.redemption.subsidy;

import org.computevoucher.platform.money.Money;

/**
 * What a voucher pays: at all times {@code min(face, floor(rate × cumulative eligible cost))}. A
 * consumption gets the increase, so that splitting a bill never changes the total.
 *
 * @param face the most that all subsidies can be together
 * @param rateBasisPoints the share of eligible cost, in basis points, 0 to 10 000
 */
public record SubsidyTerms(Money face, int rateBasisPoints) {

    public static final int BASIS_POINTS_OF_ONE = 10_000;

    /** All subsidies together, once so much cost was eligible. */
    public Money soFar(Money cumulativeEligibleCost) {
        return byRate(cumulativeEligibleCost).atMost(face);
    }

    /**
     * The share of one more cost.
     *
     * @param eligibleCost the cost; not negative
     * @param eligibleBefore the eligible cost of everything before it
     */
    public SubsidyShare shareOf(Money eligibleCost, Money eligibleBefore) {
        Money eligibleAfter = eligibleBefore.plus(eligibleCost);
        Money subsidy = soFar(eligibleAfter).minus(soFar(eligibleBefore));
        return new SubsidyShare(
                eligibleCost,
                subsidy,
                eligibleCost.minus(subsidy),
                byRate(eligibleAfter).isMoreThan(face) ? BindingLimit.FACE : BindingLimit.RATE);
    }

    /** What the rate alone gives. */
    public Money byRate(Money eligibleCost) {
        return eligibleCost.shareRoundedDown(rateBasisPoints);
    }
}
