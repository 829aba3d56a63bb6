package org.computevoucher.issuance.voucher;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the calendar is watched.
 *
 * @param poll how often it is looked which grace periods are over: they end at midnight, so money
 *     is back in its pot within a minute of it; a look costs one short read of an index
 * @param batchLimit the most vouchers asked for at once: fewer than a lane can queue, so that
 *     callers are not turned away at midnight
 * @param patience how long a batch may take before the next one is tried; a voucher that has not
 *     answered by then is asked again at the next look
 */
@Validated
@ConfigurationProperties("computevoucher.expiry")
record ExpiryProperties(
        @DefaultValue("30s") @NotNull Duration poll,
        @DefaultValue("500") @Min(1) @Max(4_000) int batchLimit,
        @DefaultValue("30s") @NotNull Duration patience) {}
