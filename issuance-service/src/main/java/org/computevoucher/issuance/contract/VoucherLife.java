package org.computevoucher.issuance.contract;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.issuance.voucher.VoucherEvent;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosureRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReductionRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherResumed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherSuspended;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** The public records of what becomes of a voucher after its issue. */
final class VoucherLife {

    private VoucherLife() {}

    /** The record of an event; null: it is private. */
    static @Nullable PublicRecord publicRecordOf(VoucherEvent event) {
        return switch (event) {
            case VoucherSuspended suspended -> publicRecordOf(suspended);
            case VoucherResumed resumed -> publicRecordOf(resumed);
            case VoucherReductionRequested requested -> publicRecordOf(requested);
            case VoucherClosureRequested requested -> publicRecordOf(requested);
            default -> null;
        };
    }

    private static PublicRecord publicRecordOf(VoucherSuspended event) {
        return ofVoucher(
                event.voucherId(),
                computevoucher.voucher.v1.VoucherSuspended.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setVoucherId(event.voucherId().toString())
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setReason(event.reason().name())
                        .setDocument(event.document())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }

    private static PublicRecord publicRecordOf(VoucherResumed event) {
        return ofVoucher(
                event.voucherId(),
                computevoucher.voucher.v1.VoucherResumed.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setVoucherId(event.voucherId().toString())
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setDocument(event.document())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }

    private static PublicRecord publicRecordOf(VoucherReductionRequested event) {
        return ofVoucher(
                event.voucherId(),
                computevoucher.voucher.v1.VoucherReductionRequested.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setVoucherId(event.voucherId().toString())
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setAmountFen(event.amountFen())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }

    private static PublicRecord publicRecordOf(VoucherClosureRequested event) {
        return ofVoucher(
                event.voucherId(),
                computevoucher.voucher.v1.VoucherClosureRequested.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setVoucherId(event.voucherId().toString())
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setReason(event.reason().name())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }

    private static PublicRecord ofVoucher(
            UUID voucherId,
            SpecificRecordBase value,
            UUID eventId,
            UUID causeId,
            Instant recordedAt) {
        return new PublicRecord(
                Topics.VOUCHER, voucherId.toString(), value, eventId, causeId, recordedAt);
    }
}
