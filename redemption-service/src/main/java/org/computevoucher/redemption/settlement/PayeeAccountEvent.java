package org.computevoucher.redemption.settlement;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;

/** What happens to a payee's account with a pot. Private to this service. */
public sealed interface PayeeAccountEvent {

    String account();

    /**
     * The subsidy of a consumption is owed.
     *
     * @param consumptionId the event id of the ComputeConsumed
     * @param logIndex where the ComputeConsumed stands in the log: what stands up to there is owed
     */
    @StoredAs("SubsidyOwed")
    record SubsidyOwed(
            String account,
            String pot,
            String region,
            String payee,
            UUID consumptionId,
            long subsidyFen,
            long logIndex,
            Instant recordedAt)
            implements PayeeAccountEvent {}

    /** A settlement took all that was payable, to pay it. */
    @StoredAs("PayableTaken")
    record PayableTaken(
            String account,
            String pot,
            String payee,
            UUID settlementId,
            long amountFen,
            Instant recordedAt)
            implements PayeeAccountEvent {}
}
