package org.computevoucher.issuance.voucher;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.platform.money.Money;

/**
 * A claim of one enterprise on one pot. It is ISSUED when the pot's envelope has promised its face
 * amount. What is used of it is decided by its account in the redemption service; when that account
 * closes, the voucher is CLOSED for good.
 */
public final class Voucher {

    public enum Status {
        ISSUED,
        CLOSED
    }

    @AggregateIdentifier private UUID voucherId;
    private String pot;
    private Money face;
    private Status status;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private Voucher() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    public Voucher(VoucherIssued issued) {
        apply(issued);
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
                || !pot.equals(command.pot())
                || unused.isNegative()
                || unused.isMoreThan(face)) {
            throw new IllegalStateException(
                    "voucher %s (%s, %d fen of %s) cannot be closed by %s"
                            .formatted(voucherId, status, face.fen(), pot, command));
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
        pot = event.terms().pot();
        face = Money.ofFen(event.terms().faceFen());
        status = Status.ISSUED;
    }

    @EventSourcingHandler
    void on(VoucherClosed event) {
        status = Status.CLOSED;
    }
}
