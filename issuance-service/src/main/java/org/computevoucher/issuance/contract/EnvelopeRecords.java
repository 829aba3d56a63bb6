package org.computevoucher.issuance.contract;

import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.issuance.envelope.EnvelopeEvent;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeClosed;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.FaceReserved;
import org.computevoucher.issuance.envelope.EnvelopeEvent.RecoveredReturned;
import org.computevoucher.issuance.envelope.EnvelopeEvent.UnusedReturned;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalGranted;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalRefused;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.schemas.Topics;
import org.jspecify.annotations.Nullable;

/**
 * What the world sees of the envelopes, under their pot: what they answer to the budget authority,
 * and what follows from a closed year. All of it takes effect when it is decided.
 */
final class EnvelopeRecords {

    private EnvelopeRecords() {}

    static @Nullable PublicRecord of(EnvelopeEvent event) {
        return switch (event) {
            case EnvelopeFilled e -> null;
            case FaceReserved e -> null;
            case EnvelopeRefilled e -> null;
            case RecoveredReturned e -> null;
            case WithdrawalGranted e -> record(e, avro(e), e.eventId(), e.causeId());
            case WithdrawalRefused e -> record(e, avro(e), e.eventId(), e.causeId());
            case EnvelopeClosed e -> record(e, avro(e), e.eventId(), e.causeId());
            case UnusedReturned e -> record(e, avro(e), e.eventId(), e.causeId());
        };
    }

    private static PublicRecord record(
            EnvelopeEvent event, SpecificRecordBase avro, UUID eventId, UUID causeId) {
        return new PublicRecord(
                Topics.ENVELOPE, event.pot(), avro, eventId, causeId, event.recordedAt());
    }

    private static String region(EnvelopeEvent event) {
        return PotId.of(event.pot()).region();
    }

    private static computevoucher.envelope.v1.WithdrawalGranted avro(WithdrawalGranted event) {
        return computevoucher.envelope.v1.WithdrawalGranted.newBuilder()
                .setEventId(event.eventId().toString())
                .setEffectiveAt(event.recordedAt())
                .setRecordedAt(event.recordedAt())
                .setPot(event.pot())
                .setRegion(region(event))
                .setWithdrawalId(event.withdrawalId().toString())
                .setAmountFen(event.amountFen())
                .build();
    }

    private static computevoucher.envelope.v1.WithdrawalRefused avro(WithdrawalRefused event) {
        return computevoucher.envelope.v1.WithdrawalRefused.newBuilder()
                .setEventId(event.eventId().toString())
                .setEffectiveAt(event.recordedAt())
                .setRecordedAt(event.recordedAt())
                .setPot(event.pot())
                .setRegion(region(event))
                .setWithdrawalId(event.withdrawalId().toString())
                .setAmountFen(event.amountFen())
                .setAvailableFen(event.availableFen())
                .setReason(event.reason())
                .build();
    }

    private static computevoucher.envelope.v1.EnvelopeClosed avro(EnvelopeClosed event) {
        return computevoucher.envelope.v1.EnvelopeClosed.newBuilder()
                .setEventId(event.eventId().toString())
                .setEffectiveAt(event.recordedAt())
                .setRecordedAt(event.recordedAt())
                .setPot(event.pot())
                .setRegion(region(event))
                .setYearEndId(event.yearEndId().toString())
                .setAvailableFen(event.availableFen())
                .build();
    }

    private static computevoucher.envelope.v1.UnusedReturned avro(UnusedReturned event) {
        return computevoucher.envelope.v1.UnusedReturned.newBuilder()
                .setEventId(event.eventId().toString())
                .setEffectiveAt(event.recordedAt())
                .setRecordedAt(event.recordedAt())
                .setPot(event.pot())
                .setRegion(region(event))
                .setVoucherId(event.voucherId().toString())
                .setAmountFen(event.amountFen())
                .build();
    }
}
