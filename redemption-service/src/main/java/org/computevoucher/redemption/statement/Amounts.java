package org.computevoucher.redemption.statement;

/**
 * What stands between a pot and a payee, in fen; of a line, by how much it changes.
 *
 * @param payableFen what is owed and nobody has collected
 * @param inPaymentFen what a run has collected and no bank has answered
 * @param receivableFen what has to come back
 * @param paidFen what was paid, less what was paid back
 */
record Amounts(long payableFen, long inPaymentFen, long receivableFen, long paidFen) {

    static final Amounts NONE = new Amounts(0, 0, 0, 0);

    static Amounts payable(long fen) {
        return new Amounts(fen, 0, 0, 0);
    }

    static Amounts receivable(long fen) {
        return new Amounts(0, 0, fen, 0);
    }

    /** What was in payment is payable again. */
    static Amounts payableAgain(long fen) {
        return new Amounts(fen, Math.negateExact(fen), 0, 0);
    }

    Amounts plus(Amounts other) {
        return new Amounts(
                Math.addExact(payableFen, other.payableFen),
                Math.addExact(inPaymentFen, other.inPaymentFen),
                Math.addExact(receivableFen, other.receivableFen),
                Math.addExact(paidFen, other.paidFen));
    }

    /** What the pot owes the payee, whether or not a run has collected it. */
    long owedFen() {
        return Math.addExact(payableFen, inPaymentFen);
    }
}
