package org.computevoucher.ledger.budget;

import org.computevoucher.platform.money.Money;

/**
 * How a budget stands: all that its rules look at.
 *
 * @param hasBegun whether the pot ever had a tranche
 * @param planned what is planned and not yet allocated
 * @param allocated what was ever allocated, less what was withdrawn
 * @param withdrawing what of it is being withdrawn
 * @param withdrawals how many withdrawals wait for the envelope
 * @param yearClosed whether the end of the fiscal year was requested
 */
record Standing(
        boolean hasBegun,
        Money planned,
        Money allocated,
        Money withdrawing,
        int withdrawals,
        boolean yearClosed) {

    /** Of a pot that never had a tranche. */
    static final Standing NONE = new Standing(false, Money.ZERO, Money.ZERO, Money.ZERO, 0, false);
}
