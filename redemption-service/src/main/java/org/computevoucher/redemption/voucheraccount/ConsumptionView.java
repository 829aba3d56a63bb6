package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.usage.UsageKey;
import org.jspecify.annotations.Nullable;

/**
 * A consumption as callers see it; figures in fen, those of its acceptance.
 *
 * @param reversedCostFen what was taken back of the billed cost since, in fen
 * @param reversals the corrections that took it back, oldest first, at most {@link
 *     UsageKey#MAX_REVERSALS}
 */
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
        long reversedCostFen,
        Instant recordedAt,
        List<ConsumptionReversalView> reversals) {

    Owner owner() {
        return Owner.pot(pot).orEnterprise(enterprise).orDataCentre(dataCentre);
    }
}
