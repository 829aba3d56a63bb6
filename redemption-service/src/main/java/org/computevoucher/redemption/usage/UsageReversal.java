package org.computevoucher.redemption.usage;

import java.util.UUID;
import org.computevoucher.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a correction takes back of a usage record.
 *
 * @param invoice on which it was claimed; null: on none
 * @param eligibleCost the part of the eligible cost; in proportion, so that all of it is taken back
 *     with all of the billed cost
 */
public record UsageReversal(
        UUID consumptionEventId,
        UUID voucherId,
        String payee,
        @Nullable Invoice invoice,
        Money billedCost,
        Money eligibleCost) {}
