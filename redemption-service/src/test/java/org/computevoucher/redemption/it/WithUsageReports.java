package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.usage_reports.v1.UsageReported;
import computevoucher.usage_results.v1.UsageResult;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.computevoucher.testkit.FactTopics.Fact;

/** The running service with data centres that report over Kafka. */
abstract class WithUsageReports extends WithDataCentres {

    static final String RESULTS = "computevoucher.usage-results.v1";
    static final long COST = 1_000;

    void approve(String dataCentre) {
        register(dataCentre, "342000", "H800", null, today.minusDays(90)).with(201);
        status(dataCentre, "APPROVED", Duration.ofDays(80)).with(201);
    }

    UUID report(String key, UsageReported record) {
        return topics.publish(key, record, null);
    }

    UsageReported reported(String dataCentre, String usageId, UUID voucher, long costFen) {
        return UsageReported.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(now.minus(Duration.ofHours(1)))
                .setRecordedAt(now)
                .setDataCentre(dataCentre)
                .setUsageId(usageId)
                .setVoucherId(voucher.toString())
                .setChargePeriodStart(now.minus(Duration.ofHours(2)))
                .setChargePeriodEnd(now.minus(Duration.ofHours(1)))
                .setBilledCostFen(costFen)
                .build();
    }

    String told(UUID report) {
        UsageResult result = resultOf(report);
        return result.getResult() + " " + result.getReason();
    }

    UsageResult resultOf(UUID report) {
        List<Fact> found =
                soon().until(
                                () ->
                                        results().stream()
                                                .filter(
                                                        fact ->
                                                                report.toString()
                                                                        .equals(
                                                                                fact.headers()
                                                                                        .get(
                                                                                                "ce_causationid")))
                                                .toList(),
                                facts -> !facts.isEmpty());
        assertThat(found).hasSize(1);
        return (UsageResult) found.getFirst().value();
    }

    List<Fact> results() {
        return topics.read(RESULTS);
    }
}
