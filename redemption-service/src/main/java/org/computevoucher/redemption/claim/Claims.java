package org.computevoucher.redemption.claim;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.claim.InvoiceEvent.InvoiceClaimed;
import org.computevoucher.redemption.claim.InvoiceEvent.InvoiceReleased;
import org.computevoucher.redemption.subsidy.SubsidyTerms;
import org.computevoucher.redemption.usage.Invoice;
import org.jspecify.annotations.Nullable;

/**
 * The claims on invoices, for who subsidises a part of one. Usage that is reported before its
 * invoice exists names none (FOCUS lets InvoiceId be null until then): there is nothing to claim.
 */
public final class Claims {

    private final Repository<InvoiceClaims> invoices;

    Claims(Repository<InvoiceClaims> invoices) {
        this.invoices = invoices;
    }

    /** Of a service that has the capability. */
    public static Claims of(Configuration configuration) {
        return new Claims(configuration.repository(InvoiceClaims.class));
    }

    /**
     * What of a cost no other subsidy has covered, or why nothing of it can be claimed; nothing
     * happens.
     */
    public Outcome<Money> eligible(
            @Nullable Invoice invoice, UUID voucherId, boolean stackingAllowed, Money cost) {
        return find(invoice)
                .map(
                        found ->
                                found.invoke(
                                        claims ->
                                                claims.eligible(
                                                        Objects.requireNonNull(invoice),
                                                        voucherId,
                                                        stackingAllowed,
                                                        cost)))
                .orElseGet(() -> Outcome.accepted(cost));
    }

    public void claim(
            @Nullable Invoice invoice,
            UUID voucherId,
            String pot,
            boolean stackingAllowed,
            Money cost,
            Money eligible,
            SubsidyTerms terms,
            Instant at) {
        if (invoice == null) {
            return;
        }
        InvoiceClaimed claimed =
                new InvoiceClaimed(
                        invoice.id(),
                        voucherId,
                        pot,
                        stackingAllowed,
                        cost.fen(),
                        eligible.fen(),
                        atMost(eligible, terms).fen(),
                        terms.face().fen(),
                        at);
        find(invoice)
                .ifPresentOrElse(
                        found -> found.execute(claims -> claims.claim(claimed)),
                        () -> Aggregates.begin(invoices, () -> new InvoiceClaims(claimed)));
    }

    /** Takes a cost back that was claimed. */
    public void release(
            @Nullable Invoice invoice,
            UUID voucherId,
            Money cost,
            Money eligible,
            SubsidyTerms terms,
            Instant at) {
        if (invoice != null) {
            find(invoice)
                    .orElseThrow(() -> new IllegalStateException("nobody has claimed " + invoice))
                    .execute(
                            claims ->
                                    claims.release(
                                            new InvoiceReleased(
                                                    invoice.id(),
                                                    voucherId,
                                                    cost.fen(),
                                                    eligible.fen(),
                                                    terms.byRate(eligible).fen(),
                                                    at)));
        }
    }

    /** Rounded up: where each line's fen falls depends on the lines before it. */
    private static Money atMost(Money eligible, SubsidyTerms terms) {
        int payersShare = SubsidyTerms.BASIS_POINTS_OF_ONE - terms.rateBasisPoints();
        return eligible.minus(eligible.shareRoundedDown(payersShare));
    }

    private Optional<Aggregate<InvoiceClaims>> find(@Nullable Invoice invoice) {
        return invoice == null ? Optional.empty() : Aggregates.find(invoices, invoice.id());
    }
}
