package org.computevoucher.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.computevoucher.local.LocalParts;
import org.computevoucher.schemas.Topics;
import org.computevoucher.schemas.failure.SchemaException;
import org.computevoucher.schemas.kafka.VoucherAvroDeserializer;
import org.computevoucher.schemas.kafka.VoucherAvroSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes facts as the other services do, and reads what this service published. */
public final class FactTopics implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final LocalParts parts;
    private final KafkaProducer<String, Object> producer;

    /** A fact as it was read: CloudEvents headers and Avro value. */
    public record Fact(String key, Map<String, String> headers, Object value) {

        public String id() {
            return Objects.requireNonNull(headers.get("ce_id"));
        }
    }

    public FactTopics(LocalParts parts) {
        this.parts = parts;
        VoucherAvroSerializer values = new VoucherAvroSerializer();
        values.configure(Map.of("schema.registry.url", parts.registry().url()), false);
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                parts.kafka().bootstrapServers(),
                                "acks",
                                "all"),
                        new StringSerializer(),
                        values);
    }

    /** On the topic that is the record's namespace; returns when it is there. */
    public void publish(String key, SpecificRecordBase value) {
        send(topicOf(value), key, value, null, null);
    }

    /** On a topic on which such a record does not travel. */
    public void publishOn(String topic, String key, SpecificRecordBase value) {
        send(topic, key, value, null, null);
    }

    private static String topicOf(SpecificRecordBase value) {
        return Topics.ofNamespace(value.getSchema().getNamespace());
    }

    /**
     * The same for a fact that rests on another.
     *
     * @param causeId the fact it needs; null: none
     * @return the fact's id
     */
    public UUID publish(String key, SpecificRecordBase value, @Nullable UUID causeId) {
        send(topicOf(value), key, value, causeId, null);
        return UUID.fromString(String.valueOf(value.get("eventId")));
    }

    /**
     * The same for a fact that says where in the log of its service it stands.
     *
     * @return the fact's id
     */
    public UUID publishAt(
            long sequence, String key, SpecificRecordBase value, @Nullable UUID causeId) {
        send(topicOf(value), key, value, causeId, sequence);
        return UUID.fromString(String.valueOf(value.get("eventId")));
    }

    private void send(
            String topic,
            String key,
            SpecificRecordBase value,
            @Nullable UUID causeId,
            @Nullable Long sequence) {
        ProducerRecord<String, Object> record = new ProducerRecord<>(topic, key, value);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", String.valueOf(value.get("eventId")));
        header(record, "ce_type", value.getSchema().getFullName());
        header(record, "ce_source", "/computevoucher/test");
        header(record, "ce_time", String.valueOf(value.get("recordedAt")));
        header(record, "ce_subject", key);
        header(record, "content-type", "application/avro");
        if (causeId != null) {
            header(record, "ce_causationid", causeId.toString());
        }
        if (sequence != null) {
            header(record, "ce_sequence", sequence.toString());
        }
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Every fact that is on a topic now, each partition in its order. What cannot be read is none:
     * other tests leave records like that.
     */
    public List<Fact> read(String topic) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", parts.kafka().bootstrapServers());
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        VoucherAvroDeserializer values = new VoucherAvroDeserializer();
        values.configure(
                Map.of("schema.registry.url", parts.registry().url(), "specific.avro.reader", true),
                false);
        try (values;
                KafkaConsumer<String, byte[]> consumer =
                        new KafkaConsumer<>(
                                settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Fact> facts = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> fact(record, values).ifPresent(facts::add));
            }
            return facts;
        }
    }

    private static Optional<Fact> fact(
            ConsumerRecord<String, byte[]> record, VoucherAvroDeserializer values) {
        if (record.value() == null) {
            return Optional.empty();
        }
        Object value;
        try {
            value = values.deserialize(record.topic(), record.headers(), record.value());
        } catch (SchemaException e) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return Optional.of(new Fact(record.key(), headers, value));
    }

    private static void header(ProducerRecord<String, Object> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
