package org.computevoucher.redemption.contract;

import computevoucher.usage_reports.v1.UsageReported;
import computevoucher.usage_results.v1.UsageResult;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.redemption.intake.ReportedUsage;
import org.computevoucher.redemption.intake.UsageReportEvent.UsageReportAnswered;
import org.computevoucher.redemption.usage.FirstAnswer;
import org.computevoucher.schemas.Topics;

/** What data centres report over Kafka, and what they are answered there. */
final class UsageReportRecords {

    private UsageReportRecords() {}

    static ReportedUsage usageOf(UsageReported avro) {
        return new ReportedUsage(
                avro.getDataCentre(),
                avro.getUsageId(),
                avro.getVoucherId(),
                avro.getChargePeriodStart(),
                avro.getChargePeriodEnd(),
                avro.getBilledCostFen(),
                avro.getConsumedQuantity(),
                avro.getConsumedUnit(),
                avro.getSkuId(),
                avro.getResourceId(),
                avro.getInvoiceIssuer(),
                avro.getInvoiceNumber());
    }

    static PublicRecord of(UsageReportAnswered event) {
        UsageResult.Builder result =
                UsageResult.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.recordedAt())
                        .setRecordedAt(event.recordedAt())
                        .setDataCentre(event.dataCentre())
                        .setUsageId(event.usageId())
                        .setVoucherId(event.voucherId())
                        .setResult(event.result())
                        .setReason(event.reason())
                        .setDetail(event.detail());
        FirstAnswer answer = event.answer();
        if (answer != null) {
            result.setEligibleCostFen(answer.eligibleCostFen())
                    .setSubsidyFen(answer.subsidyFen())
                    .setPayerShareFen(answer.payerShareFen())
                    .setBindingLimit(answer.bindingLimit().name())
                    .setOpenFen(answer.openFen())
                    .setPayee(answer.payee());
        }
        return new PublicRecord(
                Topics.USAGE_RESULTS,
                event.dataCentre(),
                result.build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }
}
