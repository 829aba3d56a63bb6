package org.computevoucher.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.computevoucher.local.LocalParts;
import org.computevoucher.schemas.kafka.VoucherAvroSerializer;
import org.jspecify.annotations.Nullable;

/** Writes facts to their topics as a service's relay does. */
final class FactProducer implements AutoCloseable {

    private final KafkaProducer<String, Object> producer;
    private long sequence;

    FactProducer(LocalParts parts) {
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

    /**
     * @param cause the event that the fact depends on; null: none
     */
    void send(String topic, String key, SpecificRecordBase value, @Nullable String cause) {
        ProducerRecord<String, Object> record = new ProducerRecord<>(topic, key, value);
        record.headers()
                .add("ce_id", String.valueOf(value.get("eventId")).getBytes(UTF_8))
                .add("ce_type", value.getSchema().getFullName().getBytes(UTF_8))
                .add("ce_time", String.valueOf(value.get("recordedAt")).getBytes(UTF_8))
                .add("ce_sequence", String.valueOf(++sequence).getBytes(UTF_8));
        if (cause != null) {
            record.headers().add("ce_causationid", cause.getBytes(UTF_8));
        }
        var _ = producer.send(record);
    }

    /** Returns when the broker has everything. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
