package org.computevoucher.platform.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the positions in the database against where the topics end. Kafka is asked at most once in
 * {@link #ASK_EVERY} for each topic, whoever wants to know, and each time for all partitions: those
 * that other instances read are in the database too.
 */
public final class TopicEnds implements ReadTopics, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicEnds.class);

    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    /** A caller waits for this, so it is short. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final Duration POLL = Duration.ofMillis(100);

    private final IntakeStore store;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Clock clock;
    private final Map<String, Asked> asked = new HashMap<>();
    private @Nullable Consumer<byte[], byte[]> consumer;

    /**
     * @param at when it was asked: the answer is as new as this
     * @param until when the answer came, which is much later where Kafka is away
     */
    private record Asked(Instant at, Instant until, boolean hasReadAll) {}

    /**
     * @param consumers of committed records, outside any group
     */
    public TopicEnds(
            org.springframework.jdbc.core.JdbcTemplate jdbc,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Clock clock) {
        this.store = new IntakeStore(jdbc);
        this.consumers = consumers;
        this.clock = clock;
    }

    @Override
    public boolean hasReadAll(String topic, Instant since, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<Boolean> known = known(topic, since);
            if (known.isPresent() || System.nanoTime() >= deadline) {
                return known.orElse(false);
            }
            // nobody is woken: whoever comes first after the pause asks, and the others share it
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Nothing where Kafka may not be asked again yet. */
    private synchronized Optional<Boolean> known(String topic, Instant since) {
        Asked last = asked.get(topic);
        Instant now = clock.instant();
        boolean recent = last != null && now.isBefore(last.until().plus(ASK_EVERY));
        if (last != null && (recent || last.hasReadAll()) && !last.at().isBefore(since)) {
            return Optional.of(last.hasReadAll());
        }
        if (recent) {
            return Optional.empty();
        }
        boolean all = ask(topic);
        asked.put(topic, new Asked(now, clock.instant(), all));
        return Optional.of(all);
    }

    private boolean ask(String topic) {
        return ends(List.of(topic))
                .filter(ends -> !ends.isEmpty() && hasReadUpTo(ends))
                .isPresent();
    }

    @Override
    public synchronized Optional<Map<TopicPartition, Long>> ends(Collection<String> topics) {
        try {
            Consumer<byte[], byte[]> kafka = consumer();
            List<TopicPartition> partitions =
                    topics.stream()
                            .flatMap(topic -> kafka.partitionsFor(topic, PATIENCE).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            return Optional.of(kafka.endOffsets(partitions, PATIENCE));
        } catch (KafkaException e) {
            log.info("it is not known where {} end: {}", topics, e.toString());
            close();
            return Optional.empty();
        }
    }

    @Override
    public synchronized boolean hasReadUpTo(Map<TopicPartition, Long> ends) {
        try {
            Consumer<byte[], byte[]> kafka = consumer();
            return ends.keySet().stream().allMatch(one -> isRead(kafka, one, ends));
        } catch (KafkaException e) {
            log.info("it is not known what {} hold: {}", ends.keySet(), e.toString());
            close();
            return false;
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        Consumer<byte[], byte[]> kafka = consumer == null ? consumers.get() : consumer;
        consumer = kafka;
        return kafka;
    }

    private boolean isRead(
            Consumer<byte[], byte[]> kafka,
            TopicPartition partition,
            Map<TopicPartition, Long> ends) {
        long end = ends.getOrDefault(partition, Long.MAX_VALUE);
        OptionalLong position = store.position(partition);
        if (position.isEmpty()) {
            return end == 0;
        }
        return position.getAsLong() >= end
                || holdsNothing(kafka, partition, position.getAsLong(), end);
    }

    /**
     * A partition ends with the marker of its last transaction, and the position stands after the
     * last record: what lies between can only be told by reading it.
     */
    private static boolean holdsNothing(
            Consumer<byte[], byte[]> kafka, TopicPartition partition, long from, long end) {
        kafka.assign(List.of(partition));
        kafka.seek(partition, from);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            boolean found =
                    kafka.poll(POLL).records(partition).stream()
                            .anyMatch(record -> record.offset() < end);
            if (found) {
                return false;
            }
            if (kafka.position(partition, PATIENCE) >= end) {
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized void close() {
        Consumer<byte[], byte[]> open = consumer;
        consumer = null;
        if (open != null) {
            open.close();
        }
    }
}
