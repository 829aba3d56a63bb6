package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.redemption.usage.ExceptionVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Usage that waits for a person's decision, or did.
 *
 * @param billedCostFen in fen
 * @param reason the rule that said no: a code
 * @param verdict null: it waits
 * @param decisionReason why, as a code
 * @param document the reference of the paper that says so
 */
record ExceptionView(
        String dataCentre,
        String usageId,
        UUID voucherId,
        String pot,
        String enterprise,
        Instant chargePeriodStart,
        Instant chargePeriodEnd,
        long billedCostFen,
        String reason,
        String detail,
        Instant reportedAt,
        @Nullable ExceptionVerdict verdict,
        @Nullable String decisionReason,
        @Nullable String document,
        @Nullable Instant decidedAt) {

    Owner owner() {
        return Owner.pot(pot).orEnterprise(enterprise).orDataCentre(dataCentre);
    }

    /**
     * One page of exceptions, the oldest first: stable, because later ones only come after.
     *
     * @param next what to pass as {@code after} for the page that follows; null where nothing is
     *     left
     */
    record Page(List<ExceptionView> exceptions, @Nullable Long next) {

        static final int DEFAULT_LIMIT = 50;
        static final int MAX_LIMIT = 200;
    }
}
