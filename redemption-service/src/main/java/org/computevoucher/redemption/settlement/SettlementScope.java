package org.computevoucher.redemption.settlement;

import org.computevoucher.redemption.payee.PayeeNames;
import org.jspecify.annotations.Nullable;

/**
 * What a run collects.
 *
 * @param region whose pots
 * @param payee null: every payee's
 * @param pot null: every pot of the region
 */
record SettlementScope(String region, @Nullable String payee, @Nullable String pot) {

    SettlementScope {
        if (pot != null && !PayeeNames.regionOf(pot).equals(region)) {
            throw new IllegalArgumentException("the pot %s is not %s's".formatted(pot, region));
        }
    }
}
