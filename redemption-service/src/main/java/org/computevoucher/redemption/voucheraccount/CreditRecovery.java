package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.platform.money.Money;

/**
 * Money that a payee had to give back is back.
 *
 * @param recoveryEventId the event id of the RecoverySettled
 * @param at when it was back, and recorded
 * @param logIndex where the fact that says so stands in this service's log: these come in its order
 */
record CreditRecovery(
        @TargetAggregateIdentifier UUID voucherId,
        String payee,
        Money amount,
        UUID recoveryEventId,
        long logIndex,
        Instant at) {}
