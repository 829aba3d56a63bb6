package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Issue a voucher from a pot. Commands of one pot are handled one after the other, so its envelope
 * is asked in a definite order.
 *
 * @param pot the pot of the terms
 * @param voucherId the id that the voucher will have
 * @param eventId the id that VoucherIssued will have
 * @param at when the request arrived
 */
record IssueVoucher(
        @TargetAggregateIdentifier String pot,
        UUID voucherId,
        UUID eventId,
        VoucherTerms terms,
        Instant at) {

    IssueVoucher(UUID voucherId, UUID eventId, VoucherTerms terms, Instant at) {
        this(terms.pot(), voucherId, eventId, terms, at);
    }
}
