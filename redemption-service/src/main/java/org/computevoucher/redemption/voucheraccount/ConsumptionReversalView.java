package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction of a usage record as callers see it; figures in fen, of all payees together.
 *
 * @param eventId as it was answered: the id of its first ConsumptionReversed
 * @param subsidyFen by how much the voucher's subsidy is smaller
 * @param releasedFen what of that was not paid yet; null: not known yet of every payee
 * @param recoveryFen what of that was paid and has to come back; null: not known yet either
 */
record ConsumptionReversalView(
        UUID eventId,
        String reversalId,
        long billedCostFen,
        long eligibleCostFen,
        long subsidyFen,
        @Nullable Long releasedFen,
        @Nullable Long recoveryFen,
        String reason,
        Instant recordedAt) {}
