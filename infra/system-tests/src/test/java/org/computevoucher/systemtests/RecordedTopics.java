package org.computevoucher.systemtests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The bytes on topics, which somebody may write again. */
final class RecordedTopics {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;

    RecordedTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Writes every committed record once more behind the last one of its partition, with the same
     * key, value and headers.
     *
     * @return where the partitions end then
     */
    Map<TopicPartition, Long> writeAllAgain(List<String> topics) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(
                                Map.of(
                                        "bootstrap.servers",
                                        bootstrapServers,
                                        "isolation.level",
                                        "read_committed",
                                        "enable.auto.commit",
                                        false),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(
                                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                                new ByteArraySerializer(),
                                new ByteArraySerializer())) {
            List<TopicPartition> partitions =
                    topics.stream()
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            List<ConsumerRecord<byte[], byte[]>> records = readAll(consumer, partitions);
            records.forEach(
                    record -> {
                        var _ =
                                producer.send(
                                        new ProducerRecord<>(
                                                record.topic(),
                                                record.partition(),
                                                record.key(),
                                                record.value(),
                                                record.headers()));
                    });
            producer.flush();
            return consumer.endOffsets(partitions);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> readAll(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }
}
