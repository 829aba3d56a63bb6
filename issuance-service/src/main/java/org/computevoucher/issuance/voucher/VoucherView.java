package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.issuance.programme.Payee;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.platform.access.Owner;

/**
 * A voucher as callers see it.
 *
 * @param eventId the id of its VoucherIssued fact
 * @param faceFen the most that all its subsidies can be together, in fen
 * @param validUntil exclusive
 * @param reportableUntil end of the grace period, exclusive
 * @param status ISSUED or CLOSED
 */
public record VoucherView(
        UUID eventId,
        UUID voucherId,
        String pot,
        String enterprise,
        long faceFen,
        int rateBasisPoints,
        Instant validFrom,
        Instant validUntil,
        Instant reportableUntil,
        Payee payee,
        Voucher.Status status) {

    Owner owner() {
        return Owner.pot(pot).orEnterprise(enterprise);
    }

    /** As it was issued. */
    public static VoucherView of(VoucherIssued issued) {
        VoucherTerms terms = issued.terms();
        return new VoucherView(
                issued.eventId(),
                issued.voucherId(),
                terms.pot(),
                terms.enterprise(),
                terms.faceFen(),
                terms.rateBasisPoints(),
                issued.validity().validFrom(),
                issued.validity().validUntil(),
                issued.validity().reportableUntil(),
                terms.payee(),
                Voucher.Status.ISSUED);
    }
}
