package org.computevoucher.systemtests;

/**
 * The money of a pot, in fen; made of CNY, as the examples are written, with {@link #of}.
 *
 * @param open what is promised and not used
 * @param paid net of what came back
 * @param receivable what payees have to give back: part of what is paid until it is back
 */
record Balances(
        long planned,
        long allocated,
        long available,
        long open,
        long payable,
        long paid,
        long returned,
        long receivable) {

    private static final long FEN = 100;

    /** Of a pot without a plan, of which nothing is returned, in CNY. */
    static Balances of(long allocated, long available, long open, long payable, long paid) {
        return ofFen(allocated * FEN, available * FEN, open * FEN, payable * FEN, paid * FEN);
    }

    /** The same in fen. */
    static Balances ofFen(long allocated, long available, long open, long payable, long paid) {
        return new Balances(0, allocated, available, open, payable, paid, 0, 0);
    }

    static Balances nothing() {
        return of(0, 0, 0, 0, 0);
    }

    /** With so much announced, in CNY. */
    Balances planned(long yuan) {
        return new Balances(
                yuan * FEN, allocated, available, open, payable, paid, returned, receivable);
    }

    /** With so much given back to the region, in CNY. */
    Balances returned(long yuan) {
        return new Balances(
                planned, allocated, available, open, payable, paid, yuan * FEN, receivable);
    }

    /** With so much that payees have to give back, in CNY. */
    Balances receivable(long yuan) {
        return new Balances(
                planned, allocated, available, open, payable, paid, returned, yuan * FEN);
    }

    /** allocated = available + open + payable + paid + returned, to the fen. */
    boolean addUp() {
        return allocated == available + open + payable + paid + returned;
    }
}
