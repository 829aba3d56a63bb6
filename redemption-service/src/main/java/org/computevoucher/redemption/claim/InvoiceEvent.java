package org.computevoucher.redemption.claim;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;

/** What happens to the claims on an invoice. Private to this service. */
public sealed interface InvoiceEvent {

    String invoiceId();

    /**
     * A cost of the invoice was claimed for a voucher.
     *
     * @param stackingAllowed whether the voucher lets others subsidise the same
     * @param billedCostFen in fen
     * @param eligibleCostFen what of it no other subsidy had covered, in fen
     * @param coveredFen the most that the voucher can pay of it by its rate, in fen
     * @param faceFen the most that it can pay at all, in fen
     */
    @StoredAs("InvoiceClaimed")
    record InvoiceClaimed(
            String invoiceId,
            UUID voucherId,
            String pot,
            boolean stackingAllowed,
            long billedCostFen,
            long eligibleCostFen,
            long coveredFen,
            long faceFen,
            Instant recordedAt)
            implements InvoiceEvent {}

    /**
     * A cost of the invoice was taken back.
     *
     * @param coveredFen by how much less the voucher can pay by its rate at least, in fen
     */
    @StoredAs("InvoiceReleased")
    record InvoiceReleased(
            String invoiceId,
            UUID voucherId,
            long billedCostFen,
            long eligibleCostFen,
            long coveredFen,
            Instant recordedAt)
            implements InvoiceEvent {}
}
