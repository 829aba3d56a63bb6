package org.computevoucher.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Instant STOPPED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = STOPPED.plusSeconds(100);
    private static final TopicPartition A = new TopicPartition("t", 0);
    private static final TopicPartition B = new TopicPartition("t", 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Map<TopicPartition, PartitionQueue> queues = new LinkedHashMap<>();
    private final Patience patience = new Patience();

    @BeforeEach
    void partitionAWaits() {
        consumer.assign(List.of(A, B));
        consumer.updateBeginningOffsets(Map.of(A, 0L, B, 0L));
        consumer.updateEndOffsets(Map.of(A, 1L, B, 10L));
        consumer.seek(A, 1);
        queues.put(A, new PartitionQueue(A, 0));
        queues.put(B, new PartitionQueue(B, 0));
        queue(A).add(new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]), STOPPED);
        queue(A).waitsFor("its cause", STOPPED);
    }

    private PartitionQueue queue(TopicPartition partition) {
        return java.util.Objects.requireNonNull(queues.get(partition));
    }

    @Test
    void the_wait_does_not_count_while_another_partition_is_behind() {
        consumer.seek(B, 9);

        patience.extend(consumer, queues, LATER);

        assertThat(queue(A).waitingSince()).isEqualTo(LATER);
    }

    @Test
    void the_wait_counts_once_the_others_are_read_to_where_they_ended() {
        consumer.seek(B, 9);
        patience.extend(consumer, queues, LATER);
        consumer.seek(B, 10);

        patience.extend(consumer, queues, LATER.plusSeconds(5));

        assertThat(queue(A).waitingSince()).isEqualTo(LATER);
    }

    @Test
    void what_others_get_later_makes_nobody_wait_longer() {
        consumer.seek(B, 10);
        patience.extend(consumer, queues, STOPPED);
        consumer.updateEndOffsets(Map.of(A, 1L, B, 1_000L));

        patience.extend(consumer, queues, LATER);

        assertThat(queue(A).waitingSince()).isEqualTo(STOPPED);
    }

    @Test
    void a_record_fetched_and_not_yet_taken_in_is_still_ahead() {
        consumer.seek(B, 10);
        queue(B).add(new ConsumerRecord<>("t", 1, 0, new byte[0], new byte[0]), LATER);

        patience.extend(consumer, queues, LATER);

        assertThat(queue(A).waitingSince()).isEqualTo(LATER);
    }

    @Test
    void two_partitions_that_both_wait_do_not_keep_each_other_waiting() {
        consumer.seek(B, 9);
        queue(B).waitsFor("its cause", STOPPED);

        patience.extend(consumer, queues, LATER);

        assertThat(queue(A).waitingSince()).isEqualTo(STOPPED);
        assertThat(queue(B).waitingSince()).isEqualTo(STOPPED);
    }
}
