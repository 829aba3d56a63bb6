package org.computevoucher.issuance.allowance;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.issuance.allowance.AllowanceEvent.AllowanceFreed;
import org.computevoucher.issuance.allowance.AllowanceEvent.AllowanceTaken;
import org.computevoucher.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What one holder, an enterprise or an affiliate group, has got from one programme in one calendar
 * year. It begins with the first voucher, whose face it takes in; each further one adds to it, and
 * what a voucher gives back unused is free again. The cap itself stands in the programme's rules
 * and comes with the question, so a raised cap counts at once.
 */
final class Allowance {

    @AggregateIdentifier private String id;
    private AllowanceHolder holder;
    private Money taken = Money.ZERO;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private Allowance() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    Allowance(AllowanceHolder holder, UUID voucherId, Money face, Instant at) {
        apply(new AllowanceTaken(holder.id(), holder, voucherId, face.fen(), at));
    }

    /** Why a face amount is too much; nothing: it is within the cap. */
    Optional<YearlyCapExceeded> refusalOf(Money face, @Nullable Long capFen) {
        return refusalOf(holder, face, taken, capFen);
    }

    static Optional<YearlyCapExceeded> refusalOf(
            AllowanceHolder holder, Money face, Money taken, @Nullable Long capFen) {
        return capFen == null || !taken.plus(face).isMoreThan(Money.ofFen(capFen))
                ? Optional.empty()
                : Optional.of(
                        new YearlyCapExceeded(
                                holder.name(), holder.year(), face.fen(), taken.fen(), capFen));
    }

    /** The faces of the year's vouchers, less what came back unused, in fen. */
    long takenFen() {
        return taken.fen();
    }

    void take(UUID voucherId, Money face, Instant at) {
        apply(new AllowanceTaken(id, holder, voucherId, face.fen(), at));
    }

    /**
     * @throws IllegalStateException if more would be free than was taken: a bug, never a rule
     */
    void free(UUID voucherId, Money unused, Instant at) {
        if (unused.isNegative() || unused.isMoreThan(taken)) {
            throw new IllegalStateException(
                    "%s has taken %s; %s cannot come back".formatted(id, taken, unused));
        }
        if (unused.isPositive()) {
            apply(new AllowanceFreed(id, voucherId, unused.fen(), at));
        }
    }

    @EventSourcingHandler
    void on(AllowanceTaken event) {
        id = event.allowance();
        holder = event.holder();
        taken = taken.plus(Money.ofFen(event.faceFen()));
    }

    @EventSourcingHandler
    void on(AllowanceFreed event) {
        taken = taken.minus(Money.ofFen(event.unusedFen()));
    }
}
