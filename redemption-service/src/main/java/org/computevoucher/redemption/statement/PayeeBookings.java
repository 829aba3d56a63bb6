package org.computevoucher.redemption.statement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.redemption.payee.PayeeAccountEvent;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableTaken;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentGivenBack;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentRejected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableNetted;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableReceived;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableSetOff;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyOwed;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.payee.PaymentIds;
import org.jspecify.annotations.Nullable;

/**
 * What an event of a payee's account writes to it. All of them are told apart without a default:
 * one that is forgotten would make statements wrong.
 */
final class PayeeBookings {

    private final LoggedFact fact;
    private final Origins origins;
    private final Account account;

    private PayeeBookings(LoggedFact fact, PayeeAccountEvent event, Origins origins) {
        this.fact = fact;
        this.origins = origins;
        this.account = Account.ofPayee(event.account());
    }

    /** One line, or none. */
    static List<Booking> of(LoggedFact fact, PayeeAccountEvent event, Origins origins) {
        return new PayeeBookings(fact, event, origins).of(event).stream().toList();
    }

    private Optional<Booking> of(PayeeAccountEvent said) {
        return switch (said) {
            // payable since it was accepted
            case SubsidyOwed _ -> Optional.empty();
            case PayableReleased event -> released(event);
            case RecoveryRaised event -> raised(event);
            case ReceivableSetOff event -> setOff(event);
            case PayableTaken event -> taken(event);
            case PayableCollected event -> collected(event);
            case ReceivableNetted event -> netted(event);
            case ReceivableReceived event -> received(event);
            case PaymentGivenBack event -> cancelled(event);
            case SubsidyReimbursed event -> paid(event);
            case PaymentRejected event -> rejected(event);
        };
    }

    private Optional<Booking> released(PayableReleased event) {
        long fen = event.releasedFen();
        return fen == 0
                ? Optional.empty()
                : line(
                        LineKind.RELEASED,
                        fact.messageId(),
                        event.effectiveAt(),
                        event.recordedAt(),
                        reversed(event.voucherId(), event.consumptionEventId()),
                        fen,
                        Amounts.payable(-fen));
    }

    private Optional<Booking> raised(RecoveryRaised event) {
        return line(
                LineKind.RECOVERY_RAISED,
                event.eventId(),
                event.effectiveAt(),
                event.recordedAt(),
                reversed(event.voucherId(), event.causeId()),
                event.amountFen(),
                Amounts.receivable(event.amountFen()));
    }

    private Optional<Booking> setOff(ReceivableSetOff event) {
        return line(
                LineKind.RECOVERY_SET_OFF,
                fact.messageId(),
                event.recordedAt(),
                event.recordedAt(),
                About.voucher(event.voucherId(), account.party(), event.consumptionEventId()),
                event.amountFen(),
                Amounts.receivable(-event.amountFen()));
    }

    /** An old one: it was paid at once. */
    private Optional<Booking> taken(PayableTaken event) {
        long fen = event.amountFen();
        return line(
                LineKind.PAID,
                fact.messageId(),
                event.recordedAt(),
                event.recordedAt(),
                payment(event.settlementId(), null, null),
                fen,
                new Amounts(-fen, 0, 0, fen));
    }

    private Optional<Booking> collected(PayableCollected event) {
        return line(
                LineKind.COLLECTED,
                fact.messageId(),
                event.recordedAt(),
                event.recordedAt(),
                payment(event.settlementId(), PaymentIds.endToEndId(event.paymentId()), null),
                event.grossFen(),
                new Amounts(-event.grossFen(), event.amountFen(), 0, 0));
    }

    private Optional<Booking> netted(ReceivableNetted event) {
        return line(
                LineKind.RECOVERY_NETTED,
                event.recoveryId(),
                event.recordedAt(),
                event.recordedAt(),
                About.payment(account.party(), event.voucherId(), event.settlementId(), null, null),
                event.amountFen(),
                Amounts.receivable(-event.amountFen()));
    }

    private Optional<Booking> received(ReceivableReceived event) {
        long fen = event.amountFen();
        return line(
                LineKind.RECOVERY_RECEIVED,
                event.recoveryId(),
                event.recordedAt(),
                event.recordedAt(),
                About.voucher(event.voucherId(), account.party(), null),
                fen,
                new Amounts(0, 0, -fen, -fen));
    }

    private Optional<Booking> cancelled(PaymentGivenBack event) {
        return line(
                LineKind.PAYMENT_CANCELLED,
                fact.messageId(),
                event.recordedAt(),
                event.recordedAt(),
                payment(event.settlementId(), PaymentIds.endToEndId(event.paymentId()), null),
                event.amountFen(),
                Amounts.payableAgain(event.amountFen()));
    }

    /** Of an old one {@link #taken} told. */
    private Optional<Booking> paid(SubsidyReimbursed event) {
        long fen = event.amountFen();
        return event.paymentId() == null
                ? Optional.empty()
                : line(
                        LineKind.PAID,
                        event.eventId(),
                        event.effectiveAt(),
                        event.recordedAt(),
                        payment(event.settlementId(), event.paymentId(), null),
                        fen,
                        new Amounts(0, -fen, 0, fen));
    }

    private Optional<Booking> rejected(PaymentRejected event) {
        return line(
                LineKind.PAYMENT_REJECTED,
                event.eventId(),
                event.effectiveAt(),
                event.recordedAt(),
                payment(event.settlementId(), event.paymentId(), event.reason()),
                event.amountFen(),
                Amounts.payableAgain(event.amountFen()));
    }

    private Optional<Booking> line(
            LineKind kind,
            UUID eventId,
            Instant effectiveAt,
            Instant recordedAt,
            About about,
            long amountFen,
            Amounts change) {
        return Optional.of(
                new Booking(
                        account,
                        fact.position(),
                        kind,
                        eventId,
                        effectiveAt,
                        recordedAt,
                        about,
                        Cost.NONE,
                        amountFen,
                        change));
    }

    private About reversed(UUID voucherId, UUID consumptionEventId) {
        UsageOrigin usage = origins.ofReversal(consumptionEventId);
        return usage == null
                ? About.voucher(voucherId, account.party(), consumptionEventId)
                : About.usage(usage, account.party(), consumptionEventId, null);
    }

    private About payment(UUID runId, @Nullable String paymentId, @Nullable String reason) {
        return About.payment(account.party(), null, runId, paymentId, reason);
    }
}
