package org.computevoucher.redemption.utilisation;

import java.math.BigDecimal;
import org.computevoucher.redemption.datacentre.ComplianceStatus;
import org.jspecify.annotations.Nullable;

/**
 * A data centre that could be suggested for a period.
 *
 * @param hardwareClass on the first day of the period; null: not known
 * @param isOnHardware whether it runs on the hardware that is asked for during all of the period
 * @param status the worst that it has in the period; null: it has none from its beginning
 * @param capacityGpuHours in all of the period; null: not known for all of it
 * @param recentGpuHours used on the {@link Suggesting#RECENT_DAYS} days before today
 */
record Candidate(
        String dataCentre,
        String name,
        String region,
        @Nullable String hardwareClass,
        boolean isOnHardware,
        @Nullable ComplianceStatus status,
        @Nullable Long capacityGpuHours,
        BigDecimal recentGpuHours) {}
