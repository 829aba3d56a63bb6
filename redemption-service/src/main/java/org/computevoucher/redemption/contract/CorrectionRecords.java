package org.computevoucher.redemption.contract;

import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.redemption.usage.Reversal;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ConsumptionReversed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.RecoveryCredited;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReopened;
import org.computevoucher.schemas.Topics;

/** What the world sees of corrections, under the voucher each. */
final class CorrectionRecords {

    private CorrectionRecords() {}

    static PublicRecord of(ConsumptionReversed event) {
        Reversal reversal = event.reversal();
        String voucherId = event.voucherId().toString();
        return new PublicRecord(
                Topics.CONSUMPTION,
                voucherId,
                computevoucher.consumption.v1.ConsumptionReversed.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setVoucherId(voucherId)
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setEnterprise(event.enterprise())
                        .setDataCentre(reversal.dataCentre())
                        .setUsageId(reversal.usageId())
                        .setReversalId(reversal.reversalId())
                        .setConsumptionEventId(event.consumptionEventId().toString())
                        .setPayee(event.payee())
                        .setEligibleCostFen(event.eligibleCostFen())
                        .setSubsidyFen(event.subsidyFen())
                        .setReleasedFen(event.releasedFen())
                        .setRecoveryFen(event.recoveryFen())
                        .setAvailableFen(event.availableFen())
                        .setOpenFen(event.openFen())
                        .setReason(reversal.reason())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }

    static PublicRecord of(VoucherReopened event) {
        String voucherId = event.voucherId().toString();
        return new PublicRecord(
                Topics.CONSUMPTION,
                voucherId,
                computevoucher.consumption.v1.VoucherReopened.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setVoucherId(voucherId)
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }

    static PublicRecord of(RecoveryCredited event) {
        String voucherId = event.voucherId().toString();
        return new PublicRecord(
                Topics.CONSUMPTION,
                voucherId,
                computevoucher.consumption.v1.RecoveryCredited.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setVoucherId(voucherId)
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setEnterprise(event.enterprise())
                        .setPayee(event.payee())
                        .setRecoveryEventId(event.causeId().toString())
                        .setAmountFen(event.amountFen())
                        .setReturnedFen(event.returnedFen())
                        .setOpenFen(event.openFen())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }
}
