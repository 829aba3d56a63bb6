package org.computevoucher.issuance.validity;

import java.time.LocalDate;

/**
 * When a voucher can be used, in calendar days of Asia/Shanghai, as its applicant writes it.
 *
 * @param firstDay the first valid day
 * @param lastDay the last valid day
 * @param graceDays for how many days after the last valid one its usage may still be reported
 */
public record VoucherDays(LocalDate firstDay, LocalDate lastDay, int graceDays) {

    /** The most days of grace, in days. */
    public static final int MAX_GRACE_DAYS = 366;
}
