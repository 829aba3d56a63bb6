package org.computevoucher.redemption.contract;

import java.util.Set;
import org.computevoucher.platform.relay.PublicContract;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.redemption.intake.UsageReportEvent.UsageReportAnswered;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentRejected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.payee.RecoverySettled;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ConsumptionReversed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.RecoveryCredited;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReopened;
import org.computevoucher.schemas.Topics;
import org.jspecify.annotations.Nullable;

/**
 * What the world sees of this service: what was used and taken back, what became of vouchers, and
 * who was paid or has to give something back. Everything else is private.
 */
public final class RedemptionContract implements PublicContract {

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONSUMPTION, Topics.SETTLEMENT, Topics.USAGE_RESULTS);
    }

    @Override
    public @Nullable PublicRecord publicRecordOf(Object event) {
        return switch (event) {
            case ComputeConsumed consumed -> publicRecordOf(consumed);
            case VoucherReduced reduced -> publicRecordOf(reduced);
            case VoucherClosed closed -> publicRecordOf(closed);
            case ConsumptionReversed reversed -> CorrectionRecords.of(reversed);
            case VoucherReopened reopened -> CorrectionRecords.of(reopened);
            case RecoveryCredited credited -> CorrectionRecords.of(credited);
            case SubsidyReimbursed reimbursed -> SettlementRecords.of(reimbursed);
            case PaymentRejected rejected -> SettlementRecords.of(rejected);
            case RecoveryRaised raised -> SettlementRecords.of(raised);
            case PayableReleased released -> SettlementRecords.of(released);
            case RecoverySettled settled -> SettlementRecords.of(settled);
            case UsageReportAnswered answered -> UsageReportRecords.of(answered);
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
                        .setBilledCostFen(usage.billedCostFen())
                        .setSetOffFen(event.setOff().fen())
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
}
