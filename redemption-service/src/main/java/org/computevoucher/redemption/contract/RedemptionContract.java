package org.computevoucher.redemption.contract;

import java.util.Set;
import org.computevoucher.platform.relay.PublicContract;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.redemption.settlement.SettlementEvent.SubsidyReimbursed;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;
import org.computevoucher.schemas.Topics;
import org.jspecify.annotations.Nullable;

/**
 * What the world sees of this service: ComputeConsumed, VoucherReduced, VoucherClosed and
 * SubsidyReimbursed. Everything else is private.
 */
public final class RedemptionContract implements PublicContract {

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONSUMPTION, Topics.SETTLEMENT);
    }

    @Override
    public @Nullable PublicRecord publicRecordOf(Object event) {
        return switch (event) {
            case ComputeConsumed consumed -> publicRecordOf(consumed);
            case VoucherReduced reduced -> publicRecordOf(reduced);
            case VoucherClosed closed -> publicRecordOf(closed);
            case SubsidyReimbursed reimbursed -> publicRecordOf(reimbursed);
            default -> null;
        };
    }

    private static PublicRecord publicRecordOf(ComputeConsumed event) {
        Usage usage = event.usage();
        Usage.Details details = usage.details();
        String voucherId = event.voucherId().toString();
        return new PublicRecord(
                Topics.CONSUMPTION,
                voucherId,
                computevoucher.consumption.v1.ComputeConsumed.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setVoucherId(voucherId)
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setEnterprise(event.enterprise())
                        .setDataCentre(usage.dataCentre())
                        .setUsageId(usage.usageId())
                        .setChargePeriodStart(usage.chargePeriod().start())
                        .setChargePeriodEnd(usage.chargePeriod().end())
                        .setEligibleCostFen(event.eligibleCostFen())
                        .setSubsidyFen(event.subsidyFen())
                        .setPayerShareFen(event.payerShareFen())
                        .setPayee(event.payee())
                        .setConsumedQuantity(details.consumedQuantity())
                        .setConsumedUnit(details.consumedUnit())
                        .setSkuId(details.skuId())
                        .setResourceId(details.resourceId())
                        .setInvoiceIssuer(details.invoiceIssuer())
                        .setInvoiceNumber(details.invoiceNumber())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }

    private static PublicRecord publicRecordOf(VoucherReduced event) {
        String voucherId = event.voucherId().toString();
        return new PublicRecord(
                Topics.CONSUMPTION,
                voucherId,
                computevoucher.consumption.v1.VoucherReduced.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setVoucherId(voucherId)
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setAmountFen(event.amountFen())
                        .setFaceFen(event.faceFen())
                        .setOpenFen(event.openFen())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }

    private static PublicRecord publicRecordOf(VoucherClosed event) {
        String voucherId = event.voucherId().toString();
        return new PublicRecord(
                Topics.CONSUMPTION,
                voucherId,
                computevoucher.consumption.v1.VoucherClosed.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setVoucherId(voucherId)
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setUnusedFen(event.unusedFen())
                        .setReason(event.reason())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }

    private static PublicRecord publicRecordOf(SubsidyReimbursed event) {
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
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }
}
