package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.platform.money.Money;

/**
 * Say where the subsidy of reversed usage was: with the payee, or not paid yet. Sent for every
 * reversal, after the payee's account has looked.
 *
 * @param reversalEventId names the reversal
 * @param released what was not paid yet
 * @param recovery what was paid
 * @param releaseEventId the event id of the PayableReleased
 */
record ConfirmReversal(
        @TargetAggregateIdentifier UUID voucherId,
        UUID reversalEventId,
        Money released,
        Money recovery,
        UUID releaseEventId,
        Instant at) {}
