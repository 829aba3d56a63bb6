package org.computevoucher.redemption.settlement;

import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;

/**
 * What one pot pays with a payment.
 *
 * @param grossFen what was payable, in fen
 * @param nettedFen what of it was netted with what the payee had to give back, in fen
 * @param amountFen what is paid, in fen
 */
record PaymentLine(String pot, long grossFen, long nettedFen, long amountFen) {

    static PaymentLine of(PayableCollected collected) {
        return new PaymentLine(
                collected.pot(),
                collected.grossFen(),
                collected.grossFen() - collected.amountFen(),
                collected.amountFen());
    }
}
