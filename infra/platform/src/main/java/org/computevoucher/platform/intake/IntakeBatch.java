package org.computevoucher.platform.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.computevoucher.platform.intake.FactReader.UnreadableRecordException;
import org.computevoucher.platform.relay.FactHeaders;
import org.computevoucher.platform.trace.CurrentTrace;
import org.jspecify.annotations.Nullable;

/**
 * One transaction's worth of records from several partitions, taken in causes before effects.
 *
 * <p>Kafka orders only within a partition. The batch therefore goes round its partitions, takes
 * from each as many records as have their causes, and starts over as long as one round found
 * something: a fact in one partition wakes those that wait for it in others. What still waits at
 * the end stays where it is.
 */
final class IntakeBatch {

    /** A record, decoded, or why it cannot be. */
    private record Decoded(
            ConsumerRecord<byte[], byte[]> record,
            Instant since,
            @Nullable IncomingFact fact,
            @Nullable UnreadableRecordException unreadable) {}

    /** One partition's share of the batch. */
    private static final class Share {
        private final PartitionQueue queue;
        private final List<Decoded> records = new ArrayList<>();
        private int taken;
        private boolean overdue;

        Share(PartitionQueue queue, boolean overdue) {
            this.queue = queue;
            this.overdue = overdue;
        }

        boolean isExhausted() {
            return taken == records.size();
        }
    }

    private final FactHandler handler;
    private final IntakeStore store;
    private final DeadLetters deadLetters;
    private final Instant now;
    private final Instant overdueBefore;
    private final List<Share> shares = new ArrayList<>();
    private final List<IncomingFact> facts = new ArrayList<>();
    private final Map<PartitionQueue, String> waiting = new LinkedHashMap<>();
    private Set<UUID> known = new HashSet<>();
    private Set<UUID> buried = new HashSet<>();
    private @Nullable ConsumerRecord<byte[], byte[]> current;

    private IntakeBatch(
            FactHandler handler,
            IntakeStore store,
            DeadLetters deadLetters,
            Instant now,
            Instant overdueBefore) {
        this.handler = handler;
        this.store = store;
        this.deadLetters = deadLetters;
        this.now = now;
        this.overdueBefore = overdueBefore;
    }

    /**
     * Decodes the first records of the queues, before any transaction: this may ask the registry.
     *
     * @param limit records in all
     */
    static IntakeBatch decode(
            Collection<PartitionQueue> queues,
            int limit,
            FactReader reader,
            FactHandler handler,
            IntakeStore store,
            DeadLetters deadLetters,
            Duration causeTimeout,
            Instant now) {
        IntakeBatch batch =
                new IntakeBatch(handler, store, deadLetters, now, now.minus(causeTimeout));
        long filled = queues.stream().filter(queue -> queue.size() > 0).count();
        int each = filled == 0 ? 0 : Math.max(1, (int) (limit / filled));
        for (PartitionQueue queue : queues) {
            Share share = new Share(queue, queue.hasWaitedSince(batch.overdueBefore));
            for (PartitionQueue.Held held : queue.head(each)) {
                share.records.add(decode(held, reader, now));
            }
            if (!share.isExhausted()) {
                batch.shares.add(share);
            }
        }
        return batch;
    }

    private static Decoded decode(PartitionQueue.Held held, FactReader reader, Instant now) {
        ConsumerRecord<byte[], byte[]> record = held.record();
        try {
            return new Decoded(record, held.since(), reader.read(record, now), null);
        } catch (UnreadableRecordException e) {
            return new Decoded(record, held.since(), null, e);
        }
    }

    /**
     * Takes in what can be taken in, inside the caller's transaction.
     *
     * @param limit records at most: 1 after a batch failed, to find the one that fails
     */
    void takeIn(int limit) {
        known = store.known(idsAndCauses());
        buried = deadLetters.buried(missingCauses());
        int left = limit;
        boolean progress = true;
        while (progress && left > 0) {
            progress = false;
            for (Share share : shares) {
                int before = share.taken;
                while (!share.isExhausted() && left > 0 && takeNext(share)) {
                    left--;
                }
                progress |= share.taken > before;
            }
        }
        if (limit > 1 || taken() == 0) {
            // alone, a record is also to blame for a commit that fails
            current = null;
        }
        store.remember(facts);
        shares.forEach(this::advance);
    }

    /** To be called after the commit. */
    void committed() {
        for (Share share : shares) {
            share.queue.taken(share.taken, share.overdue);
        }
        waiting.forEach((queue, reason) -> queue.waitsFor(reason, now));
    }

    int taken() {
        return shares.stream().mapToInt(share -> share.taken).sum();
    }

    int size() {
        return shares.stream().mapToInt(share -> share.records.size()).sum();
    }

    /** The record that was being handled when something threw. */
    @Nullable ConsumerRecord<byte[], byte[]> current() {
        return current;
    }

    private Set<UUID> idsAndCauses() {
        Set<UUID> ids = new HashSet<>();
        for (Share share : shares) {
            for (Decoded decoded : share.records) {
                IncomingFact fact = decoded.fact();
                if (fact != null) {
                    ids.add(fact.eventId());
                    UUID cause = fact.causeId();
                    if (cause != null) {
                        ids.add(cause);
                    }
                }
            }
        }
        return ids;
    }

    private Set<UUID> missingCauses() {
        return shares.stream()
                .flatMap(share -> share.records.stream())
                .map(Decoded::fact)
                .filter(Objects::nonNull)
                .filter(handler::needsItsCause)
                .map(IncomingFact::causeId)
                .filter(Objects::nonNull)
                .filter(cause -> !known.contains(cause))
                .collect(Collectors.toSet());
    }

    /** The partitions that this batch moved on. */
    List<PartitionQueue> moved() {
        return shares.stream().filter(share -> share.taken > 0).map(share -> share.queue).toList();
    }

    private void advance(Share share) {
        if (share.taken > 0) {
            long next = share.records.get(share.taken - 1).record().offset() + 1;
            store.advance(share.queue.partition(), share.queue.committed(), next);
        }
    }

    /** Takes the next record of a share; false where it has to wait. */
    private boolean takeNext(Share share) {
        Decoded next = share.records.get(share.taken);
        current = next.record();
        try (var _ = CurrentTrace.enter(FactHeaders.trace(next.record().headers()))) {
            return take(share, next);
        }
    }

    private boolean take(Share share, Decoded next) {
        UnreadableRecordException unreadable = next.unreadable();
        if (unreadable != null) {
            deadLetters.bury(
                    next.record(),
                    unreadable.reason(),
                    String.valueOf(unreadable.getMessage()),
                    now);
            return taken(share);
        }
        IncomingFact fact = next.fact();
        if (fact == null || known.contains(fact.eventId())) {
            return taken(share);
        }
        return offer(share, next, fact);
    }

    private boolean offer(Share share, Decoded next, IncomingFact fact) {
        String obstacle = obstacleTo(fact);
        if (obstacle == null) {
            share.overdue = false;
            return taken(share);
        }
        boolean causeIsDead = fact.causeId() != null && buried.contains(fact.causeId());
        // a partition that stood still to the end lets go of all that stood still with it, and of
        // nothing newer
        boolean waitedToTheEnd = share.overdue && next.since().isBefore(overdueBefore);
        if (!causeIsDead && !waitedToTheEnd) {
            share.overdue = false;
            waiting.put(share.queue, "%s waits: %s".formatted(fact.eventId(), obstacle));
            return false;
        }
        if (handler.receive(overdue(fact)) instanceof Reception.NotYet(String reason)) {
            deadLetters.bury(next.record(), "PREREQUISITE_MISSING", reason, now);
        } else {
            remember(fact);
        }
        return taken(share);
    }

    /** Takes a fact in, or says what it waits for; then nothing was applied. */
    private @Nullable String obstacleTo(IncomingFact fact) {
        UUID cause = fact.causeId();
        if (cause != null && handler.needsItsCause(fact) && !known.contains(cause)) {
            return "its cause %s is not here yet".formatted(cause);
        }
        return switch (handler.receive(fact)) {
            case Reception.Taken() -> {
                remember(fact);
                yield null;
            }
            case Reception.NotYet(String reason) -> reason;
        };
    }

    private void remember(IncomingFact fact) {
        known.add(fact.eventId());
        facts.add(fact);
    }

    private boolean taken(Share share) {
        share.taken++;
        waiting.remove(share.queue);
        return true;
    }

    private static IncomingFact overdue(IncomingFact fact) {
        return new IncomingFact(
                fact.eventId(),
                fact.type(),
                fact.causeId(),
                fact.source(),
                fact.key(),
                fact.value(),
                fact.recordedAt(),
                fact.receivedAt(),
                true);
    }
}
