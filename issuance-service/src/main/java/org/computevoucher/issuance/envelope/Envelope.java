package org.computevoucher.issuance.envelope;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeClosed;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.FaceReserved;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The allocated money of one pot that may still be promised. It exists, empty, for every pot; each
 * allocation fills it, each issued voucher takes its face amount out, and each closed voucher puts
 * back what it had not used. This is where a region's budget is enforced: what is promised never
 * exceeds what was allocated, and at every moment {@code allocated = available + promised}.
 *
 * <p>It also ties the pot's issues into a chain. Each voucher's issue names as its cause the issue
 * before it in the same pot, the first one the allocation that made it possible. Vouchers are
 * spread over the partitions of their topic and so arrive at the book in any order; following the
 * chain, the book posts a pot's issues in the order in which the envelope decided them.
 */
public final class Envelope {

    @AggregateIdentifier private String pot;
    private Money allocated = Money.ZERO;
    private Money available = Money.ZERO;

    /** Faces of all issued vouchers, less what came back from closed ones. */
    private Money promised = Money.ZERO;

    private @Nullable UUID lastAllocationId;
    private @Nullable UUID lastVoucherIssuedId;

    /** How many vouchers were ever issued from it. */
    private long issues;

    private boolean closed;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private Envelope() {}

    Envelope(String pot) {
        this.pot = pot;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<EnvelopeFilled> fill(FillEnvelope command) {
        requirePositive(command.amountFen(), "an allocation");
        EnvelopeFilled filled =
                new EnvelopeFilled(pot, command.allocationId(), command.amountFen(), command.at());
        apply(filled);
        return Outcome.accepted(filled);
    }

    /** Why it promises nothing more, whatever comes in; nothing: it does. */
    public Optional<Refusal> refusalOfClosed() {
        return closed ? Optional.of(new PotYearClosed(pot)) : Optional.empty();
    }

    /** What can still be promised, in fen. */
    public long availableFen() {
        return available.fen();
    }

    /** Why it cannot promise a face amount now: it holds less; nothing: it can. */
    public Optional<Refusal> refusalOf(Money face) {
        return cause() == null || face.isMoreThan(available)
                ? Optional.of(new EnvelopeExhausted(pot, face.fen(), available.fen()))
                : Optional.empty();
    }

    /** The same for an envelope that was never filled. */
    public static Refusal refusalOfNeverFilled(String pot, Money face) {
        return new EnvelopeExhausted(pot, face.fen(), 0);
    }

    /**
     * Promises a voucher's face amount.
     *
     * @param voucherIssuedId the event id that the voucher's issue will have
     * @param face more than zero
     * @throws IllegalStateException where {@link #refusalOfClosed} or {@link #refusalOf} say why
     *     not: whoever reserves has asked
     */
    public Reservation reserve(UUID voucherId, UUID voucherIssuedId, Money face, Instant at) {
        requirePositive(face.fen(), "a face amount");
        UUID cause = cause();
        if (cause == null || closed || refusalOf(face).isPresent()) {
            throw new IllegalStateException("the pot %s cannot promise %s".formatted(pot, face));
        }
        apply(new FaceReserved(pot, voucherId, voucherIssuedId, face.fen(), at));
        return new Reservation(cause, issues);
    }

    private @Nullable UUID cause() {
        return lastVoucherIssuedId != null ? lastVoucherIssuedId : lastAllocationId;
    }

    /**
     * Takes back what a closed voucher had not used; nothing happens where all was used.
     *
     * @throws IllegalStateException if more came back than was promised: a bug, never a rule
     */
    public void refill(UUID voucherId, Money unused, Instant at) {
        if (unused.isNegative() || unused.isMoreThan(promised)) {
            throw new IllegalStateException(
                    "the pot %s had promised %s; %s cannot come back"
                            .formatted(pot, promised, unused));
        }
        if (unused.isPositive()) {
            apply(new EnvelopeRefilled(pot, voucherId, unused.fen(), at));
        }
    }

    @EventSourcingHandler
    void on(EnvelopeFilled event) {
        pot = event.pot();
        allocated = allocated.plus(Money.ofFen(event.amountFen()));
        available = available.plus(Money.ofFen(event.amountFen()));
        lastAllocationId = event.allocationId();
    }

    @EventSourcingHandler
    void on(FaceReserved event) {
        available = available.minus(Money.ofFen(event.faceFen()));
        promised = promised.plus(Money.ofFen(event.faceFen()));
        lastVoucherIssuedId = event.voucherIssuedId();
        issues++;
    }

    @EventSourcingHandler
    void on(EnvelopeClosed event) {
        pot = event.pot();
        available = Money.ZERO;
        closed = true;
    }

    @EventSourcingHandler
    void on(EnvelopeRefilled event) {
        available = available.plus(Money.ofFen(event.unusedFen()));
        promised = promised.minus(Money.ofFen(event.unusedFen()));
    }

    private static void requirePositive(long fen, String what) {
        if (fen <= 0) {
            throw new IllegalArgumentException(what + " is more than 0 fen, not " + fen);
        }
    }
}
