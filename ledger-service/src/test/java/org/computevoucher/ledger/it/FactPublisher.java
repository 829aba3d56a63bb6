package org.computevoucher.ledger.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.computevoucher.local.LocalParts;
import org.computevoucher.schemas.kafka.VoucherAvroSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes facts as the other services do: Avro values, CloudEvents headers. */
final class FactPublisher implements AutoCloseable {

    private final KafkaProducer<String, Object> producer;

    FactPublisher(LocalParts parts) {
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
     * Publishes a record on the topic that is its namespace and waits until it is there.
     *
     * @param key decides the partition
     * @param causeId the fact it needs; null: none
     * @return the fact's id
     */
    UUID publish(String key, SpecificRecordBase avro, @Nullable UUID causeId) {
        String eventId = String.valueOf(avro.get("eventId"));
        ProducerRecord<String, Object> record =
                new ProducerRecord<>(avro.getSchema().getNamespace(), key, avro);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", eventId);
        header(record, "ce_type", avro.getSchema().getFullName());
        header(record, "ce_source", "/computevoucher/test");
        header(record, "ce_time", String.valueOf(avro.get("recordedAt")));
        header(record, "ce_subject", key);
        header(record, "content-type", "application/avro");
        if (causeId != null) {
            header(record, "ce_causationid", causeId.toString());
        }
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return UUID.fromString(eventId);
    }

    private static void header(ProducerRecord<String, Object> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
