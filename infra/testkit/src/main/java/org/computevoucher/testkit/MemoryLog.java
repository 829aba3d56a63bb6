package org.computevoucher.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A log in memory that finds the events of one aggregate without looking at all the others, keeps
 * snapshots as the real one does, as text, and can be emptied.
 */
final class MemoryLog implements EventStorageEngine {

    /** Of which type the aggregates are that have grown since their last snapshot. */
    record Grown(String aggregateType, String aggregateId) {}

    /** A commit has failed. */
    static final class NotWrittenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotWrittenException() {
            super("this commit is to fail");
        }
    }

    private record Snapshot(String type, long sequenceNumber, SerializedObject<byte[]> state) {}

    private final Serializer snapshotForm;
    private final Map<String, List<DomainEventMessage<?>>> byAggregate = new HashMap<>();
    private final Map<String, Snapshot> snapshots = new HashMap<>();
    private final Set<Grown> grown = new LinkedHashSet<>();
    private List<Object> appended = new ArrayList<>();
    private boolean refusesToWrite;

    MemoryLog(Serializer snapshotForm) {
        this.snapshotForm = snapshotForm;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (refusesToWrite && !events.isEmpty()) {
            throw new NotWrittenException();
        }
        for (EventMessage<?> message : events) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            List<DomainEventMessage<?>> history =
                    byAggregate.computeIfAbsent(
                            event.getAggregateIdentifier(), id -> new ArrayList<>());
            if (event.getSequenceNumber() != history.size()) {
                throw new IllegalStateException(
                        "event %d of %s comes after %d others"
                                .formatted(
                                        event.getSequenceNumber(),
                                        event.getAggregateIdentifier(),
                                        history.size()));
            }
            history.add(event);
            grown.add(new Grown(event.getType(), event.getAggregateIdentifier()));
            appended.add(event.getPayload());
        }
    }

    /** Whether every commit from now on fails. */
    void refuseToWrite(boolean refuses) {
        refusesToWrite = refuses;
    }

    /** What was appended since this was asked last, oldest first. */
    List<Object> takeAppended() {
        List<Object> taken = appended;
        appended = new ArrayList<>();
        return taken;
    }

    Set<Grown> takeGrown() {
        Set<Grown> taken = Set.copyOf(grown);
        grown.clear();
        return taken;
    }

    void clear() {
        byAggregate.clear();
        snapshots.clear();
        grown.clear();
        appended = new ArrayList<>();
    }

    /**
     * Fails where the snapshot of an aggregate cannot be read: Axon passes over it with a line in a
     * log.
     */
    void requireReadableSnapshots(Set<Grown> aggregates) {
        aggregates.forEach(each -> readSnapshot(each.aggregateId()));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.put(
                snapshot.getAggregateIdentifier(),
                new Snapshot(
                        snapshot.getType(),
                        snapshot.getSequenceNumber(),
                        snapshotForm.serialize(snapshot.getPayload(), byte[].class)));
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
        Snapshot found = snapshots.get(aggregateId);
        if (found == null) {
            return Optional.empty();
        }
        Object state = Objects.requireNonNull(snapshotForm.deserialize(found.state()));
        return Optional.of(
                new GenericDomainEventMessage<>(
                        found.type(), aggregateId, found.sequenceNumber(), state));
    }

    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequenceNumber) {
        List<DomainEventMessage<?>> history = byAggregate.getOrDefault(aggregateId, List.of());
        return DomainEventStream.of(
                history.stream().skip(firstSequenceNumber), () -> (long) history.size() - 1);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken after, boolean mayBlock) {
        throw new UnsupportedOperationException("nobody follows this log");
    }
}
