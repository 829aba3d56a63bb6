package org.computevoucher.redemption.statement;

import java.util.UUID;
import org.computevoucher.redemption.usage.Usage;

/**
 * The usage that a line is about.
 *
 * @param pot of its voucher
 * @param enterprise the voucher's holder
 */
record UsageOrigin(
        String pot,
        String enterprise,
        String dataCentre,
        String usageId,
        UUID voucherId,
        long billedCostFen) {

    static UsageOrigin of(String pot, String enterprise, Usage usage) {
        return new UsageOrigin(
                pot,
                enterprise,
                usage.dataCentre(),
                usage.usageId(),
                usage.voucherId(),
                usage.billedCostFen());
    }

    String usageKey() {
        return Usage.keyOf(dataCentre, usageId);
    }
}
