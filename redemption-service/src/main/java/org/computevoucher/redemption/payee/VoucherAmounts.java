package org.computevoucher.redemption.payee;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.computevoucher.platform.money.Money;

/**
 * Amounts of vouchers in the order in which the vouchers came. Each is more than nothing, and a
 * voucher whose amount was taken is forgotten, so that it holds no more than what is open. Changed
 * by sourcing handlers alone.
 */
final class VoucherAmounts {

    private Map<UUID, Money> byVoucher = new LinkedHashMap<>();
    private Money total = Money.ZERO;

    Money total() {
        return total;
    }

    Money of(UUID voucherId) {
        return byVoucher.getOrDefault(voucherId, Money.ZERO);
    }

    void add(UUID voucherId, Money amount) {
        if (amount.isPositive()) {
            byVoucher.merge(voucherId, amount, Money::plus);
            total = total.plus(amount);
        }
    }

    void addAll(VoucherAmounts others) {
        others.byVoucher.forEach(this::add);
    }

    /**
     * @throws IllegalStateException if the voucher has less
     */
    void take(UUID voucherId, Money amount) {
        Money before = of(voucherId);
        if (amount.isMoreThan(before)) {
            throw new IllegalStateException(
                    "%s of voucher %s is less than %s".formatted(before, voucherId, amount));
        }
        Money left = before.minus(amount);
        if (left.isPositive()) {
            byVoucher.put(voucherId, left);
        } else {
            byVoucher.remove(voucherId);
        }
        total = total.minus(amount);
    }

    /** What so many of the first vouchers have together. */
    Money ofFirst(int vouchers) {
        return byVoucher.values().stream().limit(vouchers).reduce(Money.ZERO, Money::plus);
    }

    /** What the first vouchers have, up to an amount; nothing is taken. */
    List<VoucherAmount> first(Money amount, int atMostVouchers) {
        List<VoucherAmount> first = new ArrayList<>();
        Money wanted = amount;
        Iterator<Map.Entry<UUID, Money>> vouchers = byVoucher.entrySet().iterator();
        while (wanted.isPositive() && vouchers.hasNext() && first.size() < atMostVouchers) {
            Map.Entry<UUID, Money> voucher = vouchers.next();
            Money part = voucher.getValue().atMost(wanted);
            first.add(new VoucherAmount(voucher.getKey(), part.fen()));
            wanted = wanted.minus(part);
        }
        return first;
    }

    /**
     * Takes what the first vouchers have, up to an amount.
     *
     * @throws IllegalStateException if all together have less
     */
    VoucherAmounts takeFirst(Money amount) {
        if (amount.isMoreThan(total)) {
            throw new IllegalStateException("%s is less than %s".formatted(total, amount));
        }
        VoucherAmounts taken = new VoucherAmounts();
        for (VoucherAmount part : first(amount, Integer.MAX_VALUE)) {
            take(part.voucherId(), Money.ofFen(part.amountFen()));
            taken.add(part.voucherId(), Money.ofFen(part.amountFen()));
        }
        return taken;
    }
}
