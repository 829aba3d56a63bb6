package org.computevoucher.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import computevoucher.usage_reports.v1.UsageReported;
import computevoucher.usage_results.v1.UsageResult;
import computevoucher.voucher.v1.VoucherIssued;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.computevoucher.local.LocalParts;
import org.computevoucher.schemas.Topics;
import org.computevoucher.schemas.kafka.VoucherAvroDeserializer;

/** Writes facts and reports, and reads the results, as issuance and a data centre do. */
final class KafkaReports implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final FactProducer producer;
    private final LocalParts parts;

    KafkaReports(LocalParts parts) {
        this.parts = parts;
        producer = new FactProducer(parts);
    }

    void issue(UUID voucher, String region, Instant now) {
        producer.send(
                Topics.VOUCHER,
                voucher.toString(),
                VoucherIssued.newBuilder()
                        .setEventId(UUID.randomUUID().toString())
                        .setEffectiveAt(now)
                        .setRecordedAt(now)
                        .setVoucherId(voucher.toString())
                        .setPot(region + "-COMPUTE-2026")
                        .setRegion(region)
                        .setEnterprise("91330100799655058B")
                        .setFaceFen(100_000_000_000L)
                        .setRateBasisPoints(8_000)
                        .setValidFrom(now.minus(Duration.ofDays(30)))
                        .setValidUntil(now.plus(Duration.ofDays(30)))
                        .setReportableUntil(now.plus(Duration.ofDays(60)))
                        .setPayee("DATA_CENTRE")
                        .build(),
                null);
    }

    /**
     * Writes so many reports at once, and waits until all are answered. A report's latency is from
     * when it was written until its result was read, and so most of it is the wait behind others.
     */
    Figures flood(Redemption redemption, int reports) {
        try (KafkaConsumer<String, Object> results = consumer()) {
            Map<String, Long> sent = new HashMap<>();
            long[] latencies = new long[reports];
            long start = System.nanoTime();
            for (int number = 0; number < reports; number++) {
                UsageReported report = report(redemption);
                sent.put(report.getEventId(), System.nanoTime());
                producer.send(Topics.USAGE_REPORTS, report.getDataCentre(), report, null);
            }
            int answered = 0;
            while (answered < reports) {
                for (ConsumerRecord<String, Object> record : results.poll(POLL)) {
                    UsageResult result = (UsageResult) record.value();
                    if (!result.getResult().equals("accepted")) {
                        throw new IllegalStateException("not accepted: " + result);
                    }
                    String cause =
                            new String(
                                    record.headers().lastHeader("ce_causationid").value(), UTF_8);
                    Long written = sent.get(cause);
                    if (written != null) {
                        latencies[answered++] = System.nanoTime() - written;
                    }
                }
            }
            return Figures.of(reports, System.nanoTime() - start, latencies);
        }
    }

    /** That reads what is written from now on. */
    private KafkaConsumer<String, Object> consumer() {
        VoucherAvroDeserializer values = new VoucherAvroDeserializer();
        values.configure(
                Map.of("schema.registry.url", parts.registry().url(), "specific.avro.reader", true),
                false);
        KafkaConsumer<String, Object> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                parts.kafka().bootstrapServers(),
                                "isolation.level",
                                "read_committed",
                                "enable.auto.commit",
                                false),
                        new StringDeserializer(),
                        values);
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.USAGE_RESULTS).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private static UsageReported report(Redemption redemption) {
        Instant end = redemption.endOfUsage();
        return UsageReported.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(end)
                .setRecordedAt(end)
                .setDataCentre(Redemption.CENTRE)
                .setUsageId(UUID.randomUUID().toString())
                .setVoucherId(redemption.anyVoucher().toString())
                .setChargePeriodStart(end.minus(Duration.ofHours(1)))
                .setChargePeriodEnd(end)
                .setBilledCostFen(Redemption.COST_FEN)
                .build();
    }

    @Override
    public void close() {
        producer.close();
    }
}
