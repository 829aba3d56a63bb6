package org.computevoucher.platform.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The records of one partition that were fetched and not yet taken in, in offset order. */
final class PartitionQueue {

    private final TopicPartition partition;
    private final Deque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();
    private long committed;
    private @Nullable Instant waitingSince;
    private String waitingFor = "";

    /**
     * @param committed the partition's next offset in the database
     */
    PartitionQueue(TopicPartition partition, long committed) {
        this.partition = partition;
        this.committed = committed;
    }

    TopicPartition partition() {
        return partition;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        records.add(record);
    }

    int size() {
        return records.size();
    }

    /** The first records, without taking them away. */
    List<ConsumerRecord<byte[], byte[]>> head(int limit) {
        List<ConsumerRecord<byte[], byte[]>> head = new ArrayList<>(Math.min(limit, size()));
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (head.size() == limit) {
                break;
            }
            head.add(record);
        }
        return head;
    }

    /** The offset the database is at. */
    long committed() {
        return committed;
    }

    /**
     * Forgets the first records after their transaction committed.
     *
     * @param stillOverdue the last of them was settled without its cause, so those behind it waited
     *     as long
     */
    void taken(int count, boolean stillOverdue) {
        for (int i = 0; i < count; i++) {
            committed = records.removeFirst().offset() + 1;
        }
        if (count > 0 && !stillOverdue) {
            waitingSince = null;
        }
    }

    /** Whether the first record has waited for its cause for longer than that. */
    boolean hasWaited(Duration limit, Instant now) {
        return waitingSince != null && waitingSince.plus(limit).isBefore(now);
    }

    void waitsFor(String reason, Instant now) {
        waitingFor = reason;
        if (waitingSince == null) {
            waitingSince = now;
        }
    }

    /** Nothing to do before Kafka or another partition brings something. */
    boolean isIdle() {
        return records.isEmpty() || waitingSince != null;
    }

    /** Since when the first record has waited for its cause, or null. */
    @Nullable Instant waitingSince() {
        return waitingSince;
    }

    String waitingFor() {
        return waitingFor;
    }
}
