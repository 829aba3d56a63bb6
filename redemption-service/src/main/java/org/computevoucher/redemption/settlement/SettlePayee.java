package org.computevoucher.redemption.settlement;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Pay a payee everything a pot owes it. Commands of one payee's account are handled one after the
 * other.
 *
 * @param account the payee's account with the pot, see {@link PayeeAccount#idOf}
 * @param settlementId the id that the settlement will have
 * @param eventId the id that SubsidyReimbursed will have
 * @param at when the request arrived
 */
record SettlePayee(
        @TargetAggregateIdentifier String account,
        String pot,
        String payee,
        UUID settlementId,
        UUID eventId,
        Instant at) {

    SettlePayee(String pot, String payee, UUID settlementId, UUID eventId, Instant at) {
        this(PayeeAccount.idOf(pot, payee), pot, payee, settlementId, eventId, at);
    }
}
