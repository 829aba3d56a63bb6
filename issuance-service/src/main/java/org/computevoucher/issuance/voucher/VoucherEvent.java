package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.issuance.validity.VoucherValidity;
import org.computevoucher.platform.eventlog.StoredAs;
import org.jspecify.annotations.Nullable;

/** What happens to a voucher. */
public sealed interface VoucherEvent {

    UUID voucherId();

    /**
     * A voucher was issued. Public.
     *
     * @param causeId the fact before it in the pot's chain: the pot's previous VoucherIssued, or
     *     for the pot's first voucher the allocation
     * @param terms what was asked for, and so what was issued
     * @param grant the rules it was granted under; null: issued before there were any
     * @param effectiveAt the same as recordedAt: a voucher is in force by being issued
     */
    @StoredAs("VoucherIssued")
    record VoucherIssued(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String region,
            VoucherTerms terms,
            VoucherValidity validity,
            @Nullable VoucherGrant grant,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherEvent {}

    /**
     * The voucher's account was closed in the redemption service. Private: that service told the
     * world already.
     *
     * @param eventId the id of the fact that said so
     */
    @StoredAs("VoucherClosed")
    record VoucherClosed(
            UUID eventId, UUID voucherId, long unusedFen, String reason, Instant recordedAt)
            implements VoucherEvent {}
}
