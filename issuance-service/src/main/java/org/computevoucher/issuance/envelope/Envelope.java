package org.computevoucher.issuance.envelope;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.computevoucher.issuance.envelope.EnvelopeEvent.idOfAnswerTo;

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
import org.computevoucher.issuance.envelope.EnvelopeEvent.RecoveredReturned;
import org.computevoucher.issuance.envelope.EnvelopeEvent.UnusedReturned;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalGranted;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalRefused;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The allocated money of one pot that may still be promised. It exists, empty, for every pot; each
 * allocation fills it, each issued voucher takes its face amount out, and each closed voucher puts
 * back what it had not used. What is available can be given back to the region. What payees give
 * back for closed vouchers was promised, and is the treasury's. At the end of the fiscal year it
 * closes: it promises nothing more, gives up what is available, and from then on whatever comes
 * back at once. This is where a region's budget is enforced: what is promised never exceeds what
 * was allocated, and at every moment {@code allocated = available + promised + given up +
 * recovered}.
 *
 * <p>It also ties into a chain what takes the pot's available money: each voucher's issue, and each
 * giving up, names as its cause the one before it in the same pot, the first one the fact that made
 * it possible. They are spread over the partitions of two topics and so arrive at the book in any
 * order; following the chain, the book posts them in the order in which the envelope decided them.
 */
public final class Envelope {

    @AggregateIdentifier private String pot;
    private Money available = Money.ZERO;

    /** Faces of all issued vouchers, less what came back from closed and reduced ones. */
    private Money promised = Money.ZERO;

    private @Nullable UUID lastAllocationId;

    /** The end of the pot's chain: the last fact that took available money. */
    private @Nullable UUID lastTakingId;

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
        requirePositive(command.amountFen());
        return Outcome.accepted(applied(command.filled()));
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
        return face.isMoreThan(available)
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
        requirePositive(face.fen());
        UUID cause = lastTakingId != null ? lastTakingId : lastAllocationId;
        if (cause == null || closed || refusalOf(face).isPresent()) {
            throw new IllegalStateException("the pot %s cannot promise %s".formatted(pot, face));
        }
        apply(new FaceReserved(pot, voucherId, voucherIssuedId, face.fen(), at));
        return new Reservation(cause, issues);
    }

    /**
     * Takes back what a closed or reduced voucher had not used, also if that shows later; nothing
     * happens where all was used. Once the year is closed, it is given up at once.
     *
     * @param factId the fact that the voucher was closed or reduced, or its usage reversed
     * @throws IllegalStateException if more came back than was promised: a bug, never a rule
     */
    public void refill(UUID voucherId, UUID factId, Money unused, Instant at) {
        if (unused.isNegative()) {
            throw new IllegalStateException(unused + " cannot come back");
        }
        requirePromised(unused);
        if (unused.isPositive()) {
            apply(new EnvelopeRefilled(pot, voucherId, unused.fen(), at));
            if (closed) {
                UUID id = idOfAnswerTo(factId);
                apply(new UnusedReturned(id, factId, pot, voucherId, unused.fen(), at));
            }
        }
    }

    /**
     * Promises no more what a payee gave back for a closed voucher. It is not available again: the
     * treasury has it, whether the year is closed or not, and the book knows that already.
     *
     * @param recovered more than zero
     * @throws IllegalStateException if more came back than was promised: a bug, never a rule
     */
    public void returnRecovered(UUID voucherId, Money recovered, Instant at) {
        requirePositive(recovered.fen());
        requirePromised(recovered);
        apply(new RecoveredReturned(pot, voucherId, recovered.fen(), at));
    }

    /** Gives available money back, or refuses: what is promised stays promised. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<EnvelopeEvent> giveBack(GiveBack command) {
        requirePositive(command.amountFen());
        return Outcome.accepted(
                refusalOfClosed()
                        .or(() -> refusalOf(Money.ofFen(command.amountFen())))
                        .<EnvelopeEvent>map(no -> applied(command.refused(no, available)))
                        .orElseGet(() -> applied(command.granted(lastTakingId))));
    }

    /** Closes; that it is closed already would be a bug, for a year ends once. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<EnvelopeClosed> close(CloseEnvelope command) {
        if (closed) {
            throw new IllegalStateException("the pot %s is closed: %s".formatted(pot, command));
        }
        return Outcome.accepted(applied(command.closed(lastTakingId, available)));
    }

    @EventSourcingHandler
    void on(EnvelopeFilled event) {
        pot = event.pot();
        available = available.plus(Money.ofFen(event.amountFen()));
        lastAllocationId = event.allocationId();
    }

    @EventSourcingHandler
    void on(FaceReserved event) {
        available = available.minus(Money.ofFen(event.faceFen()));
        promised = promised.plus(Money.ofFen(event.faceFen()));
        lastTakingId = event.voucherIssuedId();
        issues++;
    }

    @EventSourcingHandler
    void on(EnvelopeRefilled event) {
        available = available.plus(Money.ofFen(event.unusedFen()));
        promised = promised.minus(Money.ofFen(event.unusedFen()));
    }

    @EventSourcingHandler
    void on(RecoveredReturned event) {
        promised = promised.minus(Money.ofFen(event.amountFen()));
    }

    @EventSourcingHandler
    void on(WithdrawalGranted event) {
        available = available.minus(Money.ofFen(event.amountFen()));
        lastTakingId = event.eventId();
    }

    @EventSourcingHandler
    void on(WithdrawalRefused event) {
        pot = event.pot();
    }

    @EventSourcingHandler
    void on(EnvelopeClosed event) {
        pot = event.pot();
        available = available.minus(Money.ofFen(event.availableFen()));
        lastTakingId = event.eventId();
        closed = true;
    }

    /** Not of the chain: it takes what its own cause brought, and nothing comes after it. */
    @EventSourcingHandler
    void on(UnusedReturned event) {
        available = available.minus(Money.ofFen(event.amountFen()));
    }

    private static <E extends EnvelopeEvent> E applied(E event) {
        apply(event);
        return event;
    }

    private void requirePromised(Money back) {
        if (back.isMoreThan(promised)) {
            throw new IllegalStateException(back + " of " + promised + " cannot come back");
        }
    }

    private static void requirePositive(long fen) {
        if (fen <= 0) {
            throw new IllegalArgumentException("money that moves is more than 0 fen: " + fen);
        }
    }
}
