package org.computevoucher.redemption.statement;

/**
 * What usage cost and who pays it, in fen; of a reversal, what is taken back of each.
 *
 * @param billedFen before any subsidy
 * @param eligibleFen what no other subsidy has covered
 * @param subsidyFen what the pot pays of that
 * @param payerShareFen what the voucher's holder pays of that
 */
record Cost(long billedFen, long eligibleFen, long subsidyFen, long payerShareFen) {

    static final Cost NONE = new Cost(0, 0, 0, 0);

    /** Of usage of which nothing more is known. */
    static Cost billed(long fen) {
        return new Cost(fen, 0, 0, 0);
    }

    Cost plus(Cost other) {
        return new Cost(
                Math.addExact(billedFen, other.billedFen),
                Math.addExact(eligibleFen, other.eligibleFen),
                Math.addExact(subsidyFen, other.subsidyFen),
                Math.addExact(payerShareFen, other.payerShareFen));
    }

    Cost minus(Cost other) {
        return new Cost(
                Math.subtractExact(billedFen, other.billedFen),
                Math.subtractExact(eligibleFen, other.eligibleFen),
                Math.subtractExact(subsidyFen, other.subsidyFen),
                Math.subtractExact(payerShareFen, other.payerShareFen));
    }
}
