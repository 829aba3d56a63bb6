package org.computevoucher.platform;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.computevoucher.local.LocalParts;
import org.computevoucher.schemas.kafka.VoucherAvroSerializer;
import org.jspecify.annotations.Nullable;

/** Reads and writes Kafka as somebody else's system would. */
public final class KafkaRecords {

    private KafkaRecords() {}

    /** Every committed record of a topic, partition by partition. */
    public static List<ConsumerRecord<String, byte[]>> committed(String topic) {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        LocalParts.shared().kafka().bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest");
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(
                            partition ->
                                    consumer.position(partition)
                                            < end.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    /** Makes a topic before any service does. */
    public static void createTopic(String topic, int partitions) {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers",
                                LocalParts.shared().kafka().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not make the topic", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends one fact as another service's relay would. */
    public static void send(
            String topic,
            @Nullable Integer partition,
            String key,
            Object value,
            UUID eventId,
            @Nullable UUID causeId) {
        send(topic, partition, key, value, eventId, causeId, Map.of());
    }

    /** The same with further headers. */
    public static void send(
            String topic,
            @Nullable Integer partition,
            String key,
            Object value,
            UUID eventId,
            @Nullable UUID causeId,
            Map<String, String> more) {
        byte[] bytes = Objects.requireNonNull(Shared.SERIALIZER.serialize(topic, value));
        Map<String, String> headers = new HashMap<>(more);
        headers.put("ce_id", eventId.toString());
        headers.put("ce_type", "computevoucher.budget.v1.BudgetAllocated");
        headers.put("ce_time", "2026-01-01T00:00:00Z");
        if (causeId != null) {
            headers.put("ce_causationid", causeId.toString());
        }
        sendBytes(topic, partition, key, bytes, headers);
    }

    public static void sendBytes(
            String topic,
            @Nullable Integer partition,
            String key,
            byte[] value,
            Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, partition, key, value);
        headers.forEach(
                (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            Shared.PRODUCER.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One connection for all tests of a JVM. */
    private static final class Shared {

        static final VoucherAvroSerializer SERIALIZER =
                VoucherAvroSerializer.forValues(
                        Map.of("schema.registry.url", LocalParts.shared().registry().url()));
        static final KafkaProducer<String, byte[]> PRODUCER =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", LocalParts.shared().kafka().bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }
}
