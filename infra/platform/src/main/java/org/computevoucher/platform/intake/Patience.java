package org.computevoucher.platform.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps a waiting record from being given up while its cause may simply not have been read yet.
 *
 * <p>After a long outage a cause can stand minutes of reading away in another partition. So the
 * wait of a partition counts only from when the others have been read to where they ended when it
 * began to wait.
 *
 * <p>It sees the partitions of this instance; a cause in one that another instance reads is covered
 * by the bound on the wait alone.
 */
final class Patience {

    private final Map<TopicPartition, Map<TopicPartition, Long>> endsWhenItStopped =
            new HashMap<>();

    /** Starts the wait of every partition anew for which others still have to be read. */
    void extend(Consumer<?, ?> consumer, Map<TopicPartition, PartitionQueue> queues, Instant now) {
        endsWhenItStopped.keySet().removeIf(partition -> !waits(queues.get(partition)));
        for (PartitionQueue waiting : queues.values()) {
            if (!waits(waiting)) {
                continue;
            }
            Map<TopicPartition, Long> ends =
                    endsWhenItStopped.computeIfAbsent(
                            waiting.partition(), partition -> consumer.endOffsets(queues.keySet()));
            boolean othersAreBehind =
                    queues.values().stream()
                            .filter(other -> !waits(other))
                            .anyMatch(
                                    other ->
                                            position(consumer, other)
                                                    < ends.getOrDefault(other.partition(), 0L));
            if (othersAreBehind) {
                waiting.waitAgainFrom(now);
            }
        }
    }

    private static boolean waits(@org.jspecify.annotations.Nullable PartitionQueue queue) {
        return queue != null && queue.waitingSince() != null;
    }

    /** With nothing fetched, the consumer's position has passed the markers of transactions too. */
    private static long position(Consumer<?, ?> consumer, PartitionQueue queue) {
        return queue.size() > 0 ? queue.committed() : consumer.position(queue.partition());
    }
}
