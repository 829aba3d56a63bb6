package org.computevoucher.redemption.payee;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.jspecify.annotations.Nullable;

/**
 * The four amounts of a payee's account: payable and receivable of each voucher, in payment of each
 * payment, and paid. Changed by sourcing handlers alone; what would bring one below zero throws.
 */
final class PayeeBalance {

    /**
     * How many vouchers one settlement nets with what an account is owed, and for how many one
     * receipt is; the next one goes on.
     */
    static final int MAX_NETTED = 1_000;

    /** Old events do not tell whose they are. */
    private static final UUID NO_VOUCHER = new UUID(0, 0);

    private VoucherAmounts payable = new VoucherAmounts();
    private VoucherAmounts receivable = new VoucherAmounts();
    private Map<UUID, InPayment> inPayment = new HashMap<>();

    /** Less what came back. */
    private Money paid = Money.ZERO;

    /**
     * What one payment is to pay of the account.
     *
     * @param causeId the event id of the last consumption that it pays for
     */
    record InPayment(UUID settlementId, UUID causeId, VoucherAmounts amounts) {

        /** Of which vouchers; nothing where some of it is of none that was told. */
        Optional<List<VoucherAmount>> vouchers() {
            return amounts.of(NO_VOUCHER).isPositive()
                    ? Optional.empty()
                    : Optional.of(amounts.first(amounts.total(), Integer.MAX_VALUE));
        }
    }

    Money payable() {
        return payable.total();
    }

    Money payableOf(UUID voucherId) {
        return payable.of(voucherId);
    }

    Money receivable() {
        return receivable.total();
    }

    Money receivableOf(UUID voucherId) {
        return receivable.of(voucherId);
    }

    /** What is netted with what is payable: the oldest first. */
    List<VoucherAmount> toBeNetted() {
        return receivable.first(payable.total(), MAX_NETTED);
    }

    /**
     * What can come back as money at once: no more than was paid.
     *
     * @param voucherId null: of the {@link #MAX_NETTED} oldest vouchers
     */
    Money canBeReceived(@Nullable UUID voucherId) {
        Money all = voucherId == null ? receivable.ofFirst(MAX_NETTED) : receivable.of(voucherId);
        return all.atMost(paid);
    }

    /**
     * For which vouchers an amount comes back.
     *
     * @param voucherId null: the oldest first
     * @param amount no more than {@link #canBeReceived}
     */
    List<VoucherAmount> receivable(@Nullable UUID voucherId, Money amount) {
        return voucherId == null
                ? receivable.first(amount, MAX_NETTED)
                : List.of(new VoucherAmount(voucherId, amount.fen()));
    }

    /**
     * @throws IllegalStateException if something is in payment under this id
     */
    void requireNew(UUID paymentId) {
        if (inPayment.containsKey(paymentId)) {
            throw new IllegalStateException("collected before: " + paymentId);
        }
    }

    /**
     * @throws IllegalStateException if nothing is
     */
    InPayment inPayment(UUID paymentId) {
        InPayment found = inPayment.get(paymentId);
        if (found == null) {
            throw new IllegalStateException("nothing is in payment " + paymentId);
        }
        return found;
    }

    void owed(@Nullable UUID voucherId, long fen) {
        payable.add(voucherId == null ? NO_VOUCHER : voucherId, Money.ofFen(fen));
    }

    void released(UUID voucherId, long fen) {
        payable.take(voucherId, Money.ofFen(fen));
    }

    void raised(UUID voucherId, long fen) {
        receivable.add(voucherId, Money.ofFen(fen));
    }

    void setOff(UUID voucherId, long fen) {
        receivable.take(voucherId, Money.ofFen(fen));
    }

    /** All at once, as it was before there were runs. */
    void takenAndPaid(long fen) {
        var _ = payable.takeFirst(Money.ofFen(fen));
        paid = paid.plus(Money.ofFen(fen));
    }

    /** What came first is netted first, and what is left of it is in payment. */
    void collected(PayableCollected event) {
        Money net = Money.ofFen(event.amountFen());
        var _ = payable.takeFirst(Money.ofFen(event.grossFen()).minus(net));
        if (net.isPositive()) {
            inPayment.put(
                    event.paymentId(),
                    new InPayment(event.settlementId(), event.causeId(), payable.takeFirst(net)));
        }
    }

    void netted(UUID voucherId, long fen) {
        receivable.take(voucherId, Money.ofFen(fen));
    }

    void payableAgain(UUID paymentId) {
        payable.addAll(inPayment(paymentId).amounts());
        inPayment.remove(paymentId);
    }

    /**
     * @param vouchers what was paid for which; null: all that is in payment
     */
    void paid(UUID paymentId, @Nullable List<VoucherAmount> vouchers) {
        VoucherAmounts open = inPayment(paymentId).amounts();
        Money before = open.total();
        if (vouchers == null) {
            var _ = open.takeFirst(before);
        } else {
            vouchers.forEach(part -> open.take(part.voucherId(), Money.ofFen(part.amountFen())));
        }
        paid = paid.plus(before.minus(open.total()));
        if (!open.total().isPositive()) {
            inPayment.remove(paymentId);
        }
    }

    void received(UUID voucherId, long fen) {
        receivable.take(voucherId, Money.ofFen(fen));
        paid = paid.minus(Money.ofFen(fen));
    }
}
