package org.computevoucher.redemption.usage;

import java.util.UUID;

/**
 * What was answered when a correction was accepted, and is answered again for ever.
 *
 * @param eventId the id of its ConsumptionReversed fact
 * @param billedCostFen what was taken back of the billed cost, in fen
 * @param eligibleCostFen what was taken back of the eligible cost, in fen
 * @param subsidyFen by how much the voucher's subsidy is smaller, in fen
 * @param leftFen what is left of the billed cost, in fen
 */
public record ReversalAnswer(
        UUID eventId,
        UUID voucherId,
        long billedCostFen,
        long eligibleCostFen,
        long subsidyFen,
        long leftFen) {}
