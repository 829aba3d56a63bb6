package org.computevoucher.redemption.voucheraccount;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.subsidy.SubsidyShare;
import org.computevoucher.redemption.subsidy.SubsidyTerms;

/**
 * The money of one voucher. At all times the face is the subsidy so far, what is open, what is
 * pending and what is not recovered, together.
 *
 * @param face as issued, less what went back to the pot
 * @param eligibleCost of all usage that stands
 * @param open what can still be used
 * @param pending subsidies that were reversed a moment ago: whether they come back or were paid
 *     already, the account of their payee is about to say
 * @param unrecovered what payees were paid for usage that was reversed afterwards, by payee
 * @param shares who has what of the subsidy so far
 */
record VoucherMoney(
        Money face,
        Money eligibleCost,
        Money open,
        Money pending,
        Map<String, Money> unrecovered,
        PayeeShares shares) {

    static final VoucherMoney NONE = issued(Money.ZERO);

    VoucherMoney {
        unrecovered = Map.copyOf(unrecovered);
    }

    static VoucherMoney issued(Money face) {
        return new VoucherMoney(face, Money.ZERO, face, Money.ZERO, Map.of(), PayeeShares.NONE);
    }

    /** What one more cost would be worth. */
    SubsidyShare shareOf(Money cost, int rateBasisPoints) {
        return new SubsidyTerms(face, rateBasisPoints).shareOf(cost, eligibleCost);
    }

    /** From whom what is taken when a cost that is part of this is not any more. */
    List<TakenBack> takenBack(String payee, Money cost, int rateBasisPoints) {
        SubsidyTerms terms = new SubsidyTerms(face, rateBasisPoints);
        Money lost = terms.soFar(eligibleCost).minus(terms.soFar(eligibleCost.minus(cost)));
        return shares.takenBack(payee, lost, terms);
    }

    Money unrecoveredFrom(String payee) {
        return unrecovered.getOrDefault(payee, Money.ZERO);
    }

    /**
     * @param setOff the part of the subsidy that the payee has already
     */
    VoucherMoney consumed(Money cost, Money subsidy, String payee, Money setOff) {
        return new VoucherMoney(
                face,
                eligibleCost.plus(cost),
                open.minus(subsidy).plus(setOff),
                pending,
                with(payee, setOff.negated()),
                shares.plus(payee, cost, subsidy));
    }

    VoucherMoney reversed(Money cost, Money subsidy, String payee) {
        return new VoucherMoney(
                face,
                eligibleCost.minus(cost),
                open,
                pending.plus(subsidy),
                unrecovered,
                shares.plus(payee, cost.negated(), subsidy.negated()));
    }

    /**
     * @param released what was not paid yet and is back
     * @param recovery what was paid and has to come back
     * @param toPot the part of what is back that does not stay with the voucher
     */
    VoucherMoney confirmed(Money released, Money recovery, String payee, Money toPot) {
        return new VoucherMoney(
                face.minus(toPot),
                eligibleCost,
                open.plus(released).minus(toPot),
                pending.minus(released).minus(recovery),
                with(payee, recovery),
                shares);
    }

    /**
     * @param toPot the part of it that does not stay with the voucher
     */
    VoucherMoney recovered(Money amount, String payee, Money toPot) {
        return new VoucherMoney(
                face.minus(toPot),
                eligibleCost,
                open.plus(amount).minus(toPot),
                pending,
                with(payee, amount.negated()),
                shares);
    }

    /** A part of what is open goes back to the pot. */
    VoucherMoney givenBack(Money amount) {
        return new VoucherMoney(
                face.minus(amount), eligibleCost, open.minus(amount), pending, unrecovered, shares);
    }

    /** Payees who owe nothing are not kept: there may be many in the life of a voucher. */
    private Map<String, Money> with(String payee, Money more) {
        Map<String, Money> all = new TreeMap<>(unrecovered);
        Money after = unrecoveredFrom(payee).plus(more);
        if (after.equals(Money.ZERO)) {
            all.remove(payee);
        } else {
            all.put(payee, after);
        }
        return all;
    }
}
