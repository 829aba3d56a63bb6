package org.computevoucher.issuance.grant;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.voucher.VoucherTerms;

/**
 * Issue a voucher without an application, by decision of the office. Commands of one programme are
 * handled one after the other, so its envelopes and allowances are asked in a definite order.
 *
 * @param programme the programme of the pot
 * @param terms what the office wants; the rules in force must give it
 * @param place where it is to be good: chooses the rate
 * @param at when the request arrived
 */
record IssueVoucher(
        @TargetAggregateIdentifier String programme,
        NewVoucher ids,
        VoucherTerms terms,
        Place place,
        Instant at) {

    IssueVoucher(UUID voucherId, UUID issueId, VoucherTerms terms, Place place, Instant at) {
        this(
                PotId.of(terms.pot()).programme(),
                new NewVoucher(voucherId, issueId),
                terms,
                place,
                at);
    }
}
