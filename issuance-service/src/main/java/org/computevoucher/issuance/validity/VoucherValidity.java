package org.computevoucher.issuance.validity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a voucher can be used, as instants.
 *
 * @param validFrom first valid instant
 * @param validUntil end of validity (exclusive)
 * @param reportableUntil end of the grace period (exclusive)
 */
public record VoucherValidity(Instant validFrom, Instant validUntil, Instant reportableUntil) {

    /** Days begin at midnight in Asia/Shanghai, wherever the service runs. */
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    static VoucherValidity of(VoucherDays days) {
        return new VoucherValidity(
                startOf(days.firstDay()),
                startOf(days.lastDay().plusDays(1)),
                startOf(days.lastDay().plusDays(1L + days.graceDays())));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(SHANGHAI).toInstant();
    }
}
