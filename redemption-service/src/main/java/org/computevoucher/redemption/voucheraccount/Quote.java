package org.computevoucher.redemption.voucheraccount;

import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.subsidy.SubsidyShare;

/**
 * What a usage record would be worth.
 *
 * @param setOff the part of the subsidy that the payee has already, from usage of the same voucher
 *     that was reversed after it was paid
 */
record Quote(SubsidyShare share, String payee, Money setOff) {

    /** What becomes payable. */
    Money payable() {
        return share.subsidy().minus(setOff);
    }
}
