package org.computevoucher.platform.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.computevoucher.platform.kafka.KafkaClients;

/**
 * How far the relay has come, kept in Kafka itself: written in the transaction of the facts, so it
 * is true whatever step the relay dies at.
 */
final class RelayPosition {

    /**
     * How many of the newest records are looked at first; each commit adds its record and a marker.
     */
    private static final int TAIL = 1_000;

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private final String service;
    private final TopicPartition partition;

    RelayPosition(String service) {
        this.service = service;
        this.partition = new TopicPartition("computevoucher.relay-position." + service + ".v1", 0);
    }

    String topic() {
        return partition.topic();
    }

    ProducerRecord<String, byte[]> record(long logIndex) {
        byte[] decimal = Long.toString(logIndex).getBytes(StandardCharsets.US_ASCII);
        return new ProducerRecord<>(partition.topic(), 0, service, decimal);
    }

    /**
     * The index of the last event whose transaction committed, 0 if there is none. To be called
     * after {@code initTransactions}, which settles whatever a predecessor left open.
     */
    long read(KafkaClients clients) {
        try (Consumer<String, String> consumer = clients.positionReader()) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            OptionalLong recent = newest(consumer, Math.max(begin, end - TAIL), end);
            return recent.isPresent() ? recent.getAsLong() : newest(consumer, begin, end).orElse(0);
        }
    }

    private OptionalLong newest(Consumer<String, String> consumer, long from, long end) {
        OptionalLong newest = OptionalLong.empty();
        consumer.seek(partition, from);
        long deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(
                        "the relay's position could not be read from " + topic());
            }
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                if (service.equals(record.key())) {
                    newest = OptionalLong.of(Long.parseLong(record.value()));
                }
            }
        }
        return newest;
    }
}
