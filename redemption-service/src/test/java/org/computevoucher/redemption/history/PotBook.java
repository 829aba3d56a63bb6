package org.computevoucher.redemption.history;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableNetted;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableReceived;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableSetOff;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.payee.VoucherAmount;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ConsumptionReversed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.RecoveryCredited;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountOpened;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;

/**
 * The accounts of one pot as the book of the ledger has them, posted from the public facts in the
 * order of the log, in fen. What is taken has to be there at that moment.
 */
final class PotBook {

    private static final long ALLOCATED = 1_000_000;

    private final String pot;
    private final Map<String, Long> accounts = new HashMap<>();

    /** What was payable of a voucher to a payee and was not released, less what was paid for it. */
    private final Map<String, Long> earned = new HashMap<>();

    PotBook(String pot) {
        this.pot = pot;
        accounts.put("available", ALLOCATED);
    }

    long payable(String payee) {
        return balance("payable:" + payee);
    }

    long receivable(String payee) {
        return balance("receivable:" + payee);
    }

    long paid(String payee) {
        return balance("paid:" + payee);
    }

    private long balance(String account) {
        return accounts.getOrDefault(account, 0L);
    }

    void opened(VoucherAccountOpened event) {
        move("available", "open", event.terms().faceFen(), event);
    }

    void consumed(ComputeConsumed event) {
        move("open", "payable:" + event.payee(), event.payable().fen(), event);
        earn(event.payee(), event.voucherId(), event.payable().fen(), event);
    }

    void released(PayableReleased event) {
        move("payable:" + event.payee(), "open", event.releasedFen(), event);
        earn(event.payee(), event.voucherId(), -event.releasedFen(), event);
    }

    void reversed(ConsumptionReversed event) {
        move("open", "available", event.availableFen(), event);
    }

    void raised(RecoveryRaised event) {
        accounts.merge("receivable:" + event.payee(), event.amountFen(), Long::sum);
    }

    void netted(ReceivableNetted event) {
        move("payable:" + event.payee(), "open", event.amountFen(), event);
        noLongerOwed(event.payee(), event.amountFen(), event);
    }

    void received(ReceivableReceived event) {
        move("paid:" + event.payee(), "open", event.amountFen(), event);
        noLongerOwed(event.payee(), event.amountFen(), event);
    }

    void setOff(ReceivableSetOff event) {
        noLongerOwed(event.payee(), event.amountFen(), event);
    }

    void credited(RecoveryCredited event) {
        move("open", "returned", event.returnedFen(), event);
    }

    void reduced(VoucherReduced event) {
        move("open", "available", event.amountFen(), event);
    }

    void closed(VoucherClosed event) {
        move("open", "available", event.unusedFen(), event);
    }

    void reimbursed(SubsidyReimbursed event) {
        move("payable:" + event.payee(), "paid:" + event.payee(), event.amountFen(), event);
        long paid = 0;
        for (VoucherAmount part : Objects.requireNonNull(event.vouchers())) {
            earn(event.payee(), part.voucherId(), -part.amountFen(), event);
            Broken.unless(part.amountFen() > 0, "%s pays nothing for a voucher", event);
            paid += part.amountFen();
        }
        Broken.unless(paid == event.amountFen(), "%s is for %d fen of vouchers", event, paid);
    }

    private void earn(String payee, UUID voucherId, long fen, Object event) {
        long left = earned.merge(payee + '/' + voucherId, fen, Long::sum);
        Broken.unless(left >= 0, "%d fen are earned of %s after %s", left, voucherId, event);
    }

    private void noLongerOwed(String payee, long fen, Object event) {
        take("receivable:" + payee, fen, event);
    }

    private void move(String from, String to, long fen, Object event) {
        take(from, fen, event);
        accounts.merge(to, fen, Long::sum);
    }

    private void take(String account, long fen, Object event) {
        long left = accounts.merge(account, -fen, Long::sum);
        Broken.unless(left >= 0 && fen >= 0, "%s of %s is %d after %s", account, pot, left, event);
    }

    /** The equation of a pot; what is receivable is no money of its own. */
    void mustHold() {
        long all =
                accounts.entrySet().stream()
                        .filter(account -> !account.getKey().startsWith("receivable:"))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        Broken.unless(all == ALLOCATED, "%s adds up to %d", pot, all);
    }
}
