package org.computevoucher.redemption.settlement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.payee.PaymentIds;
import org.computevoucher.redemption.settlement.PaymentEvent.BankAnswer;
import org.computevoucher.redemption.settlement.PaymentEvent.PaymentAnswered;
import org.computevoucher.redemption.settlement.PaymentEvent.PaymentCancelled;
import org.computevoucher.redemption.settlement.PaymentEvent.PaymentPrepared;
import org.computevoucher.redemption.settlement.SettlementRefusal.PaymentAnsweredOtherwise;
import org.computevoucher.redemption.settlement.SettlementRefusal.PaymentUnknown;
import org.jspecify.annotations.Nullable;

/**
 * What a run pays one payee, out of one pot or several, with one transfer. It is prepared when it
 * is collected, and once its run is approved the bank answers it: it is accepted or rejected, for
 * ever. Where the run is cancelled, so is it. There is none to make where all was netted.
 */
final class Payment {

    @AggregateIdentifier private UUID paymentId;
    private UUID runId;
    private String payee;
    private List<PaymentLine> lines;
    private long amountFen;
    private PaymentStatus status;
    private @Nullable BankAnswer answer;
    private @Nullable Instant answeredAt;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private Payment() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    Payment(PaymentPrepared prepared) {
        apply(prepared);
    }

    /** Follows from run and payee, so that a run cannot pay anybody twice. */
    static UUID idOf(UUID runId, String payee) {
        return UUID.nameUUIDFromBytes(("payment/" + runId + '/' + payee).getBytes(UTF_8));
    }

    /** What was decided of it. */
    record Answered(boolean first, Instant at) {}

    /** The first answer stands; the same again is no other, and a reason alone makes none. */
    Outcome<Answered> answer(UUID ofRun, BankAnswer said, Instant at) {
        String shown = PaymentIds.endToEndId(paymentId);
        Instant before = answeredAt;
        if (!ofRun.equals(runId) || status == PaymentStatus.NETTED) {
            return Outcome.refused(new PaymentUnknown(shown));
        }
        if (answer != null && before != null) {
            return said.accepted() == answer.accepted()
                    ? Outcome.accepted(new Answered(false, before))
                    : Outcome.refused(new PaymentAnsweredOtherwise(shown, status));
        }
        if (status != PaymentStatus.PREPARED) {
            throw new IllegalStateException("an approved run has no %s payment".formatted(status));
        }
        apply(new PaymentAnswered(paymentId, runId, said, at));
        return Outcome.accepted(new Answered(true, at));
    }

    /**
     * @throws IllegalStateException if the bank may have paid it
     */
    void cancel(Instant at) {
        if (status != PaymentStatus.PREPARED) {
            throw new IllegalStateException("a %s payment is not cancelled".formatted(status));
        }
        apply(new PaymentCancelled(paymentId, runId, at));
    }

    String payee() {
        return payee;
    }

    /** Those with something to pay. */
    List<PaymentLine> paidLines() {
        return lines.stream().filter(line -> line.amountFen() > 0).toList();
    }

    long amountFen() {
        return amountFen;
    }

    @EventSourcingHandler
    void on(PaymentPrepared event) {
        paymentId = event.paymentId();
        runId = event.runId();
        payee = event.payee();
        lines = event.lines();
        amountFen = event.amountFen();
        status = amountFen > 0 ? PaymentStatus.PREPARED : PaymentStatus.NETTED;
    }

    @EventSourcingHandler
    void on(PaymentAnswered event) {
        answer = event.answer();
        answeredAt = event.recordedAt();
        status = event.answer().accepted() ? PaymentStatus.ACCEPTED : PaymentStatus.REJECTED;
    }

    @EventSourcingHandler
    void on(PaymentCancelled event) {
        status = PaymentStatus.CANCELLED;
    }
}
