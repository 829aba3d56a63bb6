package org.computevoucher.issuance.voucher;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;

/**
 * A claim of one enterprise on one pot. It is ISSUED once per request, when the pot's envelope has
 * promised its face amount; the same request made again gets the first answer, another one under
 * the same key is a conflict. What is used of it is decided by its account in the redemption
 * service; when that account closes, the voucher is CLOSED for good.
 */
final class Voucher {

    enum Status {
        ISSUED,
        CLOSED
    }

    @AggregateIdentifier private UUID voucherId;
    private VoucherIssued issued;
    private Status status;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private Voucher() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    Voucher(VoucherIssued issued) {
        apply(issued);
    }

    /** The first answer, to the same request made again. */
    Outcome<VoucherIssued> answerAgain(VoucherTerms terms) {
        return issued.terms().equals(terms)
                ? Outcome.accepted(issued)
                : Outcome.refused(new IdempotencyConflict(voucherId));
    }

    /**
     * Follows its account, which was closed.
     *
     * @throws IllegalStateException if it is closed already, or more came back than its face: an
     *     account closes once
     */
    VoucherClosed close(CloseVoucher command) {
        Money unused = Money.ofFen(command.unusedFen());
        if (status != Status.ISSUED
                || !issued.terms().pot().equals(command.pot())
                || unused.isNegative()
                || unused.isMoreThan(Money.ofFen(issued.terms().faceFen()))) {
            throw new IllegalStateException(
                    "voucher %s (%s, %s) cannot be closed by %s"
                            .formatted(voucherId, status, issued.terms(), command));
        }
        VoucherClosed closed =
                new VoucherClosed(
                        command.closingId(),
                        voucherId,
                        command.unusedFen(),
                        command.reason(),
                        command.at());
        apply(closed);
        return closed;
    }

    @EventSourcingHandler
    void on(VoucherIssued event) {
        voucherId = event.voucherId();
        issued = event;
        status = Status.ISSUED;
    }

    @EventSourcingHandler
    void on(VoucherClosed event) {
        status = Status.CLOSED;
    }
}
