package org.computevoucher.issuance.validity;

import java.time.Instant;

/**
 * When a voucher can be used, as instants.
 *
 * @param validFrom first valid instant
 * @param validUntil end of validity (exclusive)
 * @param reportableUntil end of the grace period (exclusive)
 */
public record VoucherValidity(Instant validFrom, Instant validUntil, Instant reportableUntil) {

    static VoucherValidity of(VoucherDays days) {
        return new VoucherValidity(
                ShanghaiTime.startOf(days.firstDay()),
                ShanghaiTime.startOf(days.lastDay().plusDays(1)),
                ShanghaiTime.startOf(days.lastDay().plusDays(1L + days.graceDays())));
    }
}
