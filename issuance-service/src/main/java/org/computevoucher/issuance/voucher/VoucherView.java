package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.issuance.programme.Payee;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.platform.access.Owner;
import org.jspecify.annotations.Nullable;

/**
 * A voucher as callers see it.
 *
 * @param eventId the id of its VoucherIssued fact
 * @param serialNumber null: issued before vouchers had one
 * @param originalFaceFen the face that it was issued with, in fen
 * @param faceFen the most that all its subsidies can be together, in fen: the original face, less
 *     what was given back while it could be used
 * @param validUntil exclusive
 * @param reportableUntil end of the grace period, exclusive
 * @param programmeVersion null: issued before programmes were published
 * @param applicationId null: issued without one
 * @param dataCentreRegion null: good in any
 * @param hardwareClass null: good on any
 * @param stacking null: issued before there was such a rule
 * @param suspendedFrom null: not suspended
 * @param pendingReturnFen null: none is on its way
 * @param closingReason null: neither closed nor about to be
 * @param closedAt null: not closed
 * @param unusedFen null: not closed
 */
public record VoucherView(
        UUID eventId,
        UUID voucherId,
        @Nullable String serialNumber,
        String pot,
        String enterprise,
        long originalFaceFen,
        long faceFen,
        int rateBasisPoints,
        Instant validFrom,
        Instant validUntil,
        Instant reportableUntil,
        Payee payee,
        @Nullable Integer programmeVersion,
        @Nullable UUID applicationId,
        @Nullable String dataCentreRegion,
        @Nullable String hardwareClass,
        @Nullable String stacking,
        Instant issuedAt,
        VoucherStatus status,
        @Nullable Instant suspendedFrom,
        @Nullable Long pendingReturnFen,
        @Nullable String closingReason,
        @Nullable Instant closedAt,
        @Nullable Long unusedFen) {

    Owner owner() {
        return Owner.pot(pot).orEnterprise(enterprise);
    }

    /** As it was issued. */
    public static VoucherView of(VoucherIssued issued) {
        return ofNow(VoucherState.asIssued(issued));
    }

    /** As it is at that moment. */
    static VoucherView ofNow(VoucherState voucher) {
        VoucherIssued issued = voucher.issued();
        VoucherTerms terms = issued.terms();
        VoucherGrant grant = issued.grant();
        return new VoucherView(
                issued.eventId(),
                issued.voucherId(),
                grant == null ? null : grant.serialNumber(),
                terms.pot(),
                terms.enterprise(),
                terms.faceFen(),
                voucher.faceFen(),
                terms.rateBasisPoints(),
                issued.validity().validFrom(),
                issued.validity().validUntil(),
                issued.validity().reportableUntil(),
                terms.payee(),
                grant == null ? null : grant.programmeVersion(),
                grant == null ? null : grant.applicationId(),
                grant == null ? null : grant.dataCentreRegion(),
                grant == null ? null : grant.hardwareClass(),
                grant == null ? null : grant.stacking(),
                issued.recordedAt(),
                voucher.status(),
                voucher.suspendedFrom(),
                voucher.pendingReturnFen(),
                voucher.closingReason(),
                voucher.closedAt(),
                voucher.unusedFen());
    }
}
