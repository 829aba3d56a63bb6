package org.computevoucher.platform.intake;

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
    private final Deque<Held> records = new ArrayDeque<>();
    private long committed;
    private @Nullable Instant waitingSince;
    private String waitingFor = "";

    /**
     * A record that was not taken in yet.
     *
     * @param since when it was fetched
     */
    record Held(ConsumerRecord<byte[], byte[]> record, Instant since) {}

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

    void add(ConsumerRecord<byte[], byte[]> record, Instant now) {
        records.add(new Held(record, now));
    }

    int size() {
        return records.size();
    }

    /** The first records, without taking them away. */
    List<Held> head(int limit) {
        List<Held> head = new ArrayList<>(Math.min(limit, size()));
        for (Held record : records) {
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
            committed = records.removeFirst().record().offset() + 1;
        }
        if (records.isEmpty() || (count > 0 && !stillOverdue)) {
            waitingSince = null;
        }
    }

    /** Whether the partition has stood still, for the sake of causes, since before that moment. */
    boolean hasWaitedSince(Instant moment) {
        return waitingSince != null && waitingSince.isBefore(moment);
    }

    void waitsFor(String reason, Instant now) {
        waitingFor = reason;
        if (waitingSince == null) {
            waitingSince = now;
        }
    }

    /** The wait counts from now on. */
    void waitAgainFrom(Instant now) {
        waitingSince = now;
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
