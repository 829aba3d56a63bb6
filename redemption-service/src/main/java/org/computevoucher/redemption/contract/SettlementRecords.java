package org.computevoucher.redemption.contract;

import computevoucher.settlement.v1.ReimbursedVoucher;
import java.util.List;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentRejected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.payee.RecoverySettled;
import org.computevoucher.redemption.payee.VoucherAmount;
import org.computevoucher.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** What the world sees of settlements, under the payee each. */
final class SettlementRecords {

    private SettlementRecords() {}

    static PublicRecord of(SubsidyReimbursed event) {
        return new PublicRecord(
                Topics.SETTLEMENT,
                event.payee(),
                computevoucher.settlement.v1.SubsidyReimbursed.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setSettlementId(event.settlementId().toString())
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setPayee(event.payee())
                        .setAmountFen(event.amountFen())
                        .setPaymentId(event.paymentId())
                        .setVouchers(vouchers(event.vouchers()))
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }

    private static @Nullable List<ReimbursedVoucher> vouchers(
            @Nullable List<VoucherAmount> amounts) {
        return amounts == null
                ? null
                : amounts.stream()
                        .map(
                                one ->
                                        new ReimbursedVoucher(
                                                one.voucherId().toString(), one.amountFen()))
                        .toList();
    }

    static PublicRecord of(PaymentRejected event) {
        return new PublicRecord(
                Topics.SETTLEMENT,
                event.payee(),
                computevoucher.settlement.v1.PaymentRejected.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setSettlementId(event.settlementId().toString())
                        .setPaymentId(event.paymentId())
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setPayee(event.payee())
                        .setAmountFen(event.amountFen())
                        .setReason(event.reason())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }

    static PublicRecord of(RecoveryRaised event) {
        return new PublicRecord(
                Topics.SETTLEMENT,
                event.payee(),
                computevoucher.settlement.v1.RecoveryRaised.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setPayee(event.payee())
                        .setVoucherId(event.voucherId().toString())
                        .setConsumptionEventId(event.causeId().toString())
                        .setAmountFen(event.amountFen())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }

    static PublicRecord of(PayableReleased event) {
        return new PublicRecord(
                Topics.SETTLEMENT,
                event.payee(),
                computevoucher.settlement.v1.PayableReleased.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setPayee(event.payee())
                        .setVoucherId(event.voucherId().toString())
                        .setEnterprise(event.enterprise())
                        .setDataCentre(event.dataCentre())
                        .setReversalEventId(event.reversalEventId().toString())
                        .setConsumptionEventId(event.consumptionEventId().toString())
                        .setAmountFen(event.releasedFen())
                        .setRecoveryFen(event.recoveryFen())
                        .build(),
                event.eventId(),
                event.consumptionEventId(),
                event.recordedAt());
    }

    static PublicRecord of(RecoverySettled event) {
        return new PublicRecord(
                Topics.SETTLEMENT,
                event.payee(),
                computevoucher.settlement.v1.RecoverySettled.newBuilder()
                        .setEventId(event.recoveryId().toString())
                        .setEffectiveAt(event.recordedAt())
                        .setRecordedAt(event.recordedAt())
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setPayee(event.payee())
                        .setVoucherId(event.voucherId().toString())
                        .setKind(event.kind().name())
                        .setAmountFen(event.amountFen())
                        .build(),
                event.recoveryId(),
                event.causeId(),
                event.recordedAt());
    }
}
