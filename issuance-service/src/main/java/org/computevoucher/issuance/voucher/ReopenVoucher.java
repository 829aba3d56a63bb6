package org.computevoucher.issuance.voucher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosureRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReopened;
import org.jspecify.annotations.Nullable;

/**
 * Take a voucher that was used up as live again, for its account is. Sent for every VoucherReopened
 * fact.
 *
 * @param pot the pot that the voucher was issued from
 * @param reopeningId the event id of the fact
 * @param at when this service learned of it
 */
public record ReopenVoucher(
        @TargetAggregateIdentifier String pot, UUID voucherId, UUID reopeningId, Instant at) {

    VoucherReopened reopened(@Nullable Instant suspendedFrom) {
        return new VoucherReopened(reopeningId, voucherId, suspendedFrom, at);
    }

    /** A fact has one consequence of the kind, so the consequence's id follows from it. */
    VoucherClosureRequested askedAgain(VoucherClosureRequested before) {
        return new VoucherClosureRequested(
                UUID.nameUUIDFromBytes(("closure after " + reopeningId).getBytes(UTF_8)),
                before.causeId(),
                voucherId,
                before.pot(),
                before.region(),
                before.reason(),
                before.document(),
                before.reason() == ClosureReason.EXPIRED ? before.effectiveAt() : at,
                at);
    }
}
