package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.jspecify.annotations.Nullable;

/** A consumption as callers see it; figures in fen, those of its acceptance. */
record ConsumptionView(
        UUID eventId,
        String usageId,
        String dataCentre,
        UUID voucherId,
        String pot,
        String enterprise,
        Instant chargePeriodStart,
        Instant chargePeriodEnd,
        long eligibleCostFen,
        long subsidyFen,
        long payerShareFen,
        BindingLimit bindingLimit,
        long openFen,
        String payee,
        @Nullable String consumedQuantity,
        @Nullable String consumedUnit,
        @Nullable String skuId,
        @Nullable String resourceId,
        @Nullable String invoiceIssuer,
        @Nullable String invoiceNumber,
        Instant recordedAt) {

    Owner owner() {
        return Owner.pot(pot).orEnterprise(enterprise).orDataCentre(dataCentre);
    }
}
