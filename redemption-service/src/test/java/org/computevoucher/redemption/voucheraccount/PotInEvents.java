package org.computevoucher.redemption.voucheraccount;

import java.util.List;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableNetted;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableReceived;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableSetOff;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ConsumptionReversed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.RecoveryCredited;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountOpened;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;

/**
 * The money of one pot as its public facts tell it, posted as the book posts them; in fen. All of
 * them together are what was allocated.
 */
record PotInEvents(
        long available, long open, long payable, long receivable, long paid, long returned) {

    static PotInEvents of(long allocated, List<Object> events) {
        PotInEvents pot = new PotInEvents(allocated, 0, 0, 0, 0, 0);
        for (Object event : events) {
            pot = pot.after(event);
        }
        return pot;
    }

    private PotInEvents after(Object event) {
        return switch (event) {
            case VoucherAccountOpened e -> plus(-face(e), face(e), 0, 0, 0, 0);
            case ComputeConsumed e -> plus(0, -e.payable().fen(), e.payable().fen(), 0, 0, 0);
            case VoucherReduced e -> plus(e.amountFen(), -e.amountFen(), 0, 0, 0, 0);
            case VoucherClosed e -> plus(e.unusedFen(), -e.unusedFen(), 0, 0, 0, 0);
            case PayableReleased e -> plus(0, e.releasedFen(), -e.releasedFen(), 0, 0, 0);
            case ConsumptionReversed e -> plus(e.availableFen(), -e.availableFen(), 0, 0, 0, 0);
            case RecoveryRaised e -> plus(0, 0, 0, e.amountFen(), 0, 0);
            case ReceivableNetted e -> plus(0, e.amountFen(), -e.amountFen(), -e.amountFen(), 0, 0);
            case ReceivableReceived e ->
                    plus(0, e.amountFen(), 0, -e.amountFen(), -e.amountFen(), 0);
            case ReceivableSetOff e -> plus(0, 0, 0, -e.amountFen(), 0, 0);
            case RecoveryCredited e -> plus(0, -e.returnedFen(), 0, 0, 0, e.returnedFen());
            case SubsidyReimbursed e -> plus(0, 0, -e.amountFen(), 0, e.amountFen(), 0);
            default -> this;
        };
    }

    private static long face(VoucherAccountOpened event) {
        return event.terms().faceFen();
    }

    private PotInEvents plus(
            long moreAvailable,
            long moreOpen,
            long morePayable,
            long moreReceivable,
            long morePaid,
            long moreReturned) {
        return new PotInEvents(
                available + moreAvailable,
                open + moreOpen,
                payable + morePayable,
                receivable + moreReceivable,
                paid + morePaid,
                returned + moreReturned);
    }

    long allocated() {
        return available + open + payable + paid + returned;
    }
}
