package org.computevoucher.redemption.settlement;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;

/** What happens to a settlement. */
public sealed interface SettlementEvent {

    /**
     * A payee was paid. Public.
     *
     * @param causeId the event id of the last ComputeConsumed that is paid for
     * @param amountFen in fen, more than 0
     * @param effectiveAt the same as recordedAt, as long as settling and paying are one step
     */
    @StoredAs("SubsidyReimbursed")
    record SubsidyReimbursed(
            UUID eventId,
            UUID causeId,
            UUID settlementId,
            String pot,
            String region,
            String payee,
            long amountFen,
            Instant effectiveAt,
            Instant recordedAt)
            implements SettlementEvent {}
}
