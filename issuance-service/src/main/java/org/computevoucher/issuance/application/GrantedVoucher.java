package org.computevoucher.issuance.application;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherGrant;

/**
 * The voucher that an application got, as it was issued.
 *
 * @param validUntil exclusive
 * @param reportableUntil end of the grace period, exclusive
 */
public record GrantedVoucher(
        UUID voucherId,
        String serialNumber,
        long faceFen,
        int rateBasisPoints,
        int programmeVersion,
        Instant validFrom,
        Instant validUntil,
        Instant reportableUntil) {

    static GrantedVoucher of(VoucherIssued issued) {
        VoucherGrant grant = Objects.requireNonNull(issued.grant());
        return new GrantedVoucher(
                issued.voucherId(),
                grant.serialNumber(),
                issued.terms().faceFen(),
                issued.terms().rateBasisPoints(),
                grant.programmeVersion(),
                issued.validity().validFrom(),
                issued.validity().validUntil(),
                issued.validity().reportableUntil());
    }
}
