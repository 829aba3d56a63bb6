package org.computevoucher.redemption.claim;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.claim.InvoiceEvent.InvoiceClaimed;
import org.computevoucher.redemption.claim.InvoiceEvent.InvoiceReleased;
import org.computevoucher.redemption.usage.Invoice;

/**
 * Who subsidises one invoice: one voucher, or several where all of them allow it; and together they
 * never pay more than it costs. What it costs is the most that was billed of it for one voucher:
 * each is told all or a part of it.
 */
final class InvoiceClaims {

    /** How many vouchers can share an invoice. */
    static final int MAX_VOUCHERS = 16;

    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private String invoiceId;

    private Map<UUID, Claim> claims = new LinkedHashMap<>();

    /**
     * What one voucher claims. A voucher's subsidy follows its cost as a whole, so where its face
     * binds, what it pays of this invoice can grow when usage under another one is reversed: what
     * counts here is the most that it can ever be.
     *
     * @param billed the costs that were claimed and stand
     * @param eligible what of them no other subsidy had covered
     * @param byRate the most that the voucher can pay of them by its rate
     * @param face the most that it can pay at all
     */
    record Claim(boolean stackingAllowed, Money billed, Money eligible, Money byRate, Money face) {

        static final Claim NONE = new Claim(false, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

        Claim plus(Claim more) {
            return new Claim(
                    more.stackingAllowed(),
                    billed.plus(more.billed()),
                    eligible.plus(more.eligible()),
                    byRate.plus(more.byRate()),
                    more.face());
        }

        Money covered() {
            return byRate.atMost(face);
        }
    }

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private InvoiceClaims() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    InvoiceClaims(InvoiceClaimed first) {
        apply(first);
    }

    /** What of a cost no other subsidy has covered, or why nothing of it can be claimed. */
    Outcome<Money> eligible(Invoice invoice, UUID voucherId, boolean stackingAllowed, Money cost) {
        Claim mine = claims.getOrDefault(voucherId, Claim.NONE);
        Money others = Money.ZERO;
        Money invoiced = Money.ZERO;
        for (Map.Entry<UUID, Claim> claim : claims.entrySet()) {
            Claim found = claim.getValue();
            invoiced = larger(invoiced, found.billed());

            if (!claim.getKey().equals(voucherId)) {
                if (!stackingAllowed || !found.stackingAllowed()) {
                    return Outcome.refused(
                            new InvoiceClaimedElsewhere(invoice.issuer(), invoice.number()));
                }
                others = others.plus(found.covered());
            }
        }
        if (!claims.containsKey(voucherId) && claims.size() >= MAX_VOUCHERS) {
            return Outcome.refused(
                    new TooManyClaims(invoice.issuer(), invoice.number(), MAX_VOUCHERS));
        }
        Money most =
                larger(invoiced, mine.billed().plus(cost)).minus(others).minus(mine.eligible());
        return Outcome.accepted(most.isPositive() ? cost.atMost(most) : Money.ZERO);
    }

    void claim(InvoiceClaimed claimed) {
        apply(claimed);
    }

    void release(InvoiceReleased released) {
        apply(released);
    }

    @EventSourcingHandler
    void on(InvoiceClaimed event) {
        invoiceId = event.invoiceId();
        keep(
                event.voucherId(),
                claims.getOrDefault(event.voucherId(), Claim.NONE)
                        .plus(
                                new Claim(
                                        event.stackingAllowed(),
                                        Money.ofFen(event.billedCostFen()),
                                        Money.ofFen(event.eligibleCostFen()),
                                        Money.ofFen(event.coveredFen()),
                                        Money.ofFen(event.faceFen()))));
    }

    @EventSourcingHandler
    void on(InvoiceReleased event) {
        Claim claim = claims.getOrDefault(event.voucherId(), Claim.NONE);
        keep(
                event.voucherId(),
                claim.plus(
                        new Claim(
                                claim.stackingAllowed(),
                                Money.ofFen(event.billedCostFen()).negated(),
                                Money.ofFen(event.eligibleCostFen()).negated(),
                                Money.ofFen(event.coveredFen()).negated(),
                                claim.face())));
    }

    /** Who claims nothing any more takes nobody's place. */
    private void keep(UUID voucherId, Claim claim) {
        if (claim.billed().isPositive()) {
            claims.put(voucherId, claim);
        } else {
            claims.remove(voucherId);
        }
    }

    private static Money larger(Money one, Money other) {
        return one.isMoreThan(other) ? one : other;
    }
}
