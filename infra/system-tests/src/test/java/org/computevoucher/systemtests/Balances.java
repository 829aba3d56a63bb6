package org.computevoucher.systemtests;

/**
 * The money of a pot, in CNY.
 *
 * @param open what is promised and not used
 * @param paid net of what came back
 */
record Balances(
        long planned,
        long allocated,
        long available,
        long open,
        long payable,
        long paid,
        long returned) {

    /** Of a pot without a plan, in the year it is for: nothing is returned. */
    static Balances of(long allocated, long available, long open, long payable, long paid) {
        return new Balances(0, allocated, available, open, payable, paid, 0);
    }
}
