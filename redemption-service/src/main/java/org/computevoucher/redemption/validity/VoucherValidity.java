package org.computevoucher.redemption.validity;

import java.time.Instant;

/**
 * When a voucher can be used, as it was issued.
 *
 * @param validFrom inclusive
 * @param validUntil exclusive
 * @param reportableUntil end of the grace period for reports, exclusive
 */
public record VoucherValidity(Instant validFrom, Instant validUntil, Instant reportableUntil) {}
