package org.computevoucher.redemption.statement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a line is about. null: that is not part of it.
 *
 * @param consumptionEventId the event id of the usage's ComputeConsumed
 * @param runId the settlement run
 * @param paymentId its EndToEndId
 * @param reason why, as a code
 */
record About(
        @Nullable String dataCentre,
        @Nullable String usageId,
        @Nullable String enterprise,
        @Nullable String payee,
        @Nullable UUID voucherId,
        @Nullable UUID consumptionEventId,
        @Nullable UUID runId,
        @Nullable String paymentId,
        @Nullable String reason) {

    static About usage(
            UsageOrigin origin,
            @Nullable String payee,
            @Nullable UUID consumptionEventId,
            @Nullable String reason) {
        return new About(
                origin.dataCentre(),
                origin.usageId(),
                origin.enterprise(),
                payee,
                origin.voucherId(),
                consumptionEventId,
                null,
                null,
                reason);
    }

    static About voucher(UUID voucherId, String payee, @Nullable UUID consumptionEventId) {
        return new About(null, null, null, payee, voucherId, consumptionEventId, null, null, null);
    }

    static About payment(
            String payee,
            @Nullable UUID voucherId,
            @Nullable UUID runId,
            @Nullable String paymentId,
            @Nullable String reason) {
        return new About(null, null, null, payee, voucherId, null, runId, paymentId, reason);
    }
}
