package org.computevoucher.redemption.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A usage record as it stood on the topic: nothing of it is checked yet. */
public record ReportedUsage(
        String dataCentre,
        String usageId,
        String voucherId,
        Instant chargePeriodStart,
        Instant chargePeriodEnd,
        long billedCostFen,
        @Nullable String consumedQuantity,
        @Nullable String consumedUnit,
        @Nullable String skuId,
        @Nullable String resourceId,
        @Nullable String invoiceIssuer,
        @Nullable String invoiceNumber) {}
