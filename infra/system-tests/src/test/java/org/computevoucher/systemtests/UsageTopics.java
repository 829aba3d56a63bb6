package org.computevoucher.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import computevoucher.usage_reports.v1.UsageReported;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.computevoucher.schemas.Topics;
import org.computevoucher.schemas.kafka.VoucherAvroDeserializer;
import org.computevoucher.schemas.kafka.VoucherAvroSerializer;

/** Reports usage over Kafka as data centres do, and reads what is on the topics. */
final class UsageTopics implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final String registryUrl;
    private final KafkaProducer<String, Object> producer;

    UsageTopics(ThreeServices services) {
        bootstrapServers = services.bootstrapServers();
        registryUrl = services.registryUrl();
        VoucherAvroSerializer values = new VoucherAvroSerializer();
        values.configure(Map.of("schema.registry.url", registryUrl), false);
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new StringSerializer(),
                        values);
    }

    /** Returns when the broker has it. */
    void report(String key, UsageReported report) {
        ProducerRecord<String, Object> record =
                new ProducerRecord<>(Topics.USAGE_REPORTS, key, report);
        record.headers()
                .add("ce_id", report.getEventId().getBytes(UTF_8))
                .add("ce_type", report.getSchema().getFullName().getBytes(UTF_8))
                .add("ce_time", report.getRecordedAt().toString().getBytes(UTF_8));
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What is committed on a topic now, each partition in its order. */
    List<ConsumerRecord<String, Object>> read(String topic) {
        VoucherAvroDeserializer values = new VoucherAvroDeserializer();
        values.configure(
                Map.of("schema.registry.url", registryUrl, "specific.avro.reader", true), false);
        try (KafkaConsumer<String, Object> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed",
                                "enable.auto.commit",
                                false),
                        new StringDeserializer(),
                        values)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, Object>> records = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
