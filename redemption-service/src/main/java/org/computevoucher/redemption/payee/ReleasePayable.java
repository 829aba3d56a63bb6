package org.computevoucher.redemption.payee;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;

/**
 * Take back what a reversal took off a voucher's subsidy: from what is payable of the voucher, and
 * what that does not cover becomes receivable.
 *
 * @param account the payee's account with the pot, see {@link PayeeAccount#idOf}
 * @param enterprise the voucher's holder
 * @param dataCentre where the usage was
 * @param reversalEventId the event id of the correction
 * @param consumptionEventId the event id of the ComputeConsumed that was reversed
 * @param recoveryEventId the id that RecoveryRaised will have, where it is raised
 * @param amountFen by how much the subsidy is smaller, in fen; 0 while the face still binds
 * @param logIndex where the reversal stands in this service's log
 * @param effectiveAt when it takes effect; not after at
 * @param at when the reversal was recorded
 */
public record ReleasePayable(
        @TargetAggregateIdentifier String account,
        String pot,
        String region,
        String payee,
        UUID voucherId,
        String enterprise,
        String dataCentre,
        UUID reversalEventId,
        UUID consumptionEventId,
        UUID recoveryEventId,
        long amountFen,
        long logIndex,
        Instant effectiveAt,
        Instant at) {

    public ReleasePayable {
        if (amountFen < 0) {
            throw new IllegalArgumentException("a reversal adds nothing: " + amountFen);
        }
    }

    PayableReleased released(Money released, Money recovery) {
        return new PayableReleased(
                account,
                pot,
                region,
                payee,
                voucherId,
                enterprise,
                dataCentre,
                PayeeAccountEvent.releaseOf(reversalEventId),
                reversalEventId,
                consumptionEventId,
                released.fen(),
                recovery.fen(),
                logIndex,
                effectiveAt,
                at);
    }

    RecoveryRaised raised(Money recovery) {
        return new RecoveryRaised(
                recoveryEventId,
                consumptionEventId,
                pot,
                region,
                payee,
                voucherId,
                recovery.fen(),
                effectiveAt,
                at,
                account);
    }
}
