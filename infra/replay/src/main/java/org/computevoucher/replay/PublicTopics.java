package org.computevoucher.replay;

import computevoucher.journal.v1.EntryPosted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.computevoucher.replay.Facts.Place;
import org.computevoucher.schemas.Topics;
import org.computevoucher.schemas.failure.RegistryAccessDeniedException;
import org.computevoucher.schemas.failure.RegistryAnswerException;
import org.computevoucher.schemas.failure.SchemaException;
import org.computevoucher.schemas.kafka.VoucherAvroDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the public topics once, from their beginning to where they end when it begins, without a
 * group: nothing is left behind on the broker. The journal's end is asked for before those of the
 * facts, so that of each entry that is read the fact is read too.
 */
final class PublicTopics implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int API_TIMEOUT_MILLIS = 15_000;

    /** How long a broker may give nothing before it counts as gone. */
    private static final long SILENCE_SECONDS = 60;

    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<@Nullable Object> values;
    private final Violations violations;
    private final String bootstrap;

    /** Takes a record; the value as the generated class of its schema. */
    private interface Taker {
        void take(IndexedRecord value, ConsumerRecord<byte[], byte[]> record);
    }

    /**
     * @param bootstrap the broker, for messages
     * @param values makes generated classes of Avro
     */
    PublicTopics(
            String bootstrap,
            Consumer<byte[], byte[]> consumer,
            Deserializer<@Nullable Object> values,
            Violations violations) {
        this.bootstrap = bootstrap;
        this.consumer = consumer;
        this.values = values;
        this.violations = violations;
    }

    /**
     * @throws CouldNotBeDone if these cannot be the addresses of a broker and a registry; whether
     *     they answer shows when they are asked
     */
    static PublicTopics of(String bootstrap, String registry, Violations violations) {
        try {
            return new PublicTopics(
                    bootstrap,
                    new KafkaConsumer<>(
                            Map.of(
                                    "bootstrap.servers",
                                    bootstrap,
                                    "isolation.level",
                                    "read_committed",
                                    "enable.auto.commit",
                                    false,
                                    "allow.auto.create.topics",
                                    false,
                                    "default.api.timeout.ms",
                                    API_TIMEOUT_MILLIS,
                                    "max.poll.records",
                                    5_000),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer()),
                    VoucherAvroDeserializer.forValues(
                            Map.of("schema.registry.url", registry, "specific.avro.reader", true)),
                    violations);
        } catch (KafkaException e) {
            throw new CouldNotBeDone("Kafka at " + bootstrap + ": " + why(e), e);
        }
    }

    /** All facts, then the journal. */
    void read(Facts facts, Journal journal) {
        try {
            Map<TopicPartition, Long> ends = ends(List.of(Topics.JOURNAL));
            read(
                    ends(PostingTable.TOPICS),
                    (value, record) ->
                            facts.take(value, ceId(record), place(record), record.timestamp()));
            read(
                    ends,
                    (value, record) -> {
                        if (value instanceof EntryPosted entry) {
                            journal.take(entry, record.timestamp());
                        } else {
                            unreadable(record, "a " + value.getSchema().getFullName());
                        }
                    });
        } catch (KafkaException e) {
            throw new CouldNotBeDone("Kafka at " + bootstrap + ": " + why(e), e);
        }
    }

    private Map<TopicPartition, Long> ends(List<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            List<PartitionInfo> found = consumer.partitionsFor(topic);
            if (found == null || found.isEmpty()) {
                throw new CouldNotBeDone("Kafka has no topic " + topic);
            }
            found.forEach(one -> partitions.add(new TopicPartition(topic, one.partition())));
        }
        consumer.beginningOffsets(partitions)
                .forEach(
                        (partition, begin) -> {
                            if (begin > 0) {
                                violations.add(
                                        Breach.HISTORY_CUT,
                                        partition.toString(),
                                        "it begins with offset " + begin);
                            }
                        });
        return consumer.endOffsets(partitions);
    }

    private void read(Map<TopicPartition, Long> ends, Taker taker) {
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        Set<TopicPartition> open = new HashSet<>(ends.keySet());
        long heard = System.nanoTime();
        while (true) {
            // markers of transactions have offsets and are no records: only the position tells
            for (TopicPartition partition : List.copyOf(open)) {
                if (consumer.position(partition) >= ends.getOrDefault(partition, 0L)) {
                    consumer.pause(List.of(partition));
                    open.remove(partition);
                    heard = System.nanoTime();
                }
            }
            if (open.isEmpty()) {
                return;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                heard = System.nanoTime();
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    take(record, taker);
                }
            }
            if (System.nanoTime() - heard > TimeUnit.SECONDS.toNanos(SILENCE_SECONDS)) {
                throw new CouldNotBeDone("Kafka gives nothing more of " + open);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Taker taker) {
        Object value;
        try {
            value = values.deserialize(record.topic(), record.value());
        } catch (SchemaException e) {
            if (e.isRetriable()
                    || e instanceof RegistryAccessDeniedException
                    || e instanceof RegistryAnswerException) {
                throw new CouldNotBeDone("the schema registry: " + e.getMessage(), e);
            }
            unreadable(record, String.valueOf(e.getMessage()));
            return;
        }
        if (value instanceof IndexedRecord known) {
            taker.take(known, record);
        } else {
            unreadable(record, "it is empty, or no record");
        }
    }

    private void unreadable(ConsumerRecord<byte[], byte[]> record, String why) {
        violations.add(Breach.UNREADABLE, place(record).toString(), why);
    }

    private static Place place(ConsumerRecord<byte[], byte[]> record) {
        return new Place(record.topic(), record.partition(), record.offset());
    }

    private static @Nullable String ceId(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader("ce_id");
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String why(Throwable failure) {
        Throwable cause = failure.getCause();
        return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    }

    @Override
    public void close() {
        consumer.close();
        values.close();
    }
}
