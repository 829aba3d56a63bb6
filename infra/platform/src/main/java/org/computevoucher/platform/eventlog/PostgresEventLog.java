package org.computevoucher.platform.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.computevoucher.platform.trace.TraceContext;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The event log in PostgreSQL: log order is commit order, and there are no gaps.
 *
 * <p>An append takes a transaction-scoped advisory lock, then numbers its events from the highest
 * index on, and PostgreSQL releases the lock only after the commit has become visible. So whoever
 * has read index <i>n</i> will never find a smaller one later, and readers simply page by {@code
 * log_index > n}. The lock is held for one insert and the commit; with group commit that is once
 * per batch.
 *
 * <p>All events of a unit of work go in with one statement. A second event at the same place of an
 * aggregate's history is refused by a unique key and surfaces as {@link
 * org.axonframework.modelling.command.ConcurrencyException}.
 */
public final class PostgresEventLog extends BatchingEventStorageEngine {

    /** How many events one page of a tracking or aggregate read holds. */
    static final int PAGE = 1_000;

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('event_log'))";
    private static final String APPEND =
            """
            INSERT INTO event_log (log_index, event_id, aggregate_type, aggregate_id, sequence_number,
                                   event_name, stored_at, payload, metadata)
            SELECT tail.log_index + e.ordinal, e.event_id, e.aggregate_type, e.aggregate_id, e.sequence_number,
                   e.event_name, e.stored_at, e.payload::json, e.metadata::json
            FROM (SELECT coalesce(max(log_index), 0) AS log_index FROM event_log) AS tail,
                 unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[], ?::text[], ?::text[])
                   WITH ORDINALITY
                   AS e (event_id, aggregate_type, aggregate_id, sequence_number, event_name, stored_at, payload,
                         metadata, ordinal)
            """;
    private static final String COLUMNS =
            "log_index, event_id, aggregate_type, aggregate_id, sequence_number, event_name, stored_at, payload, metadata";

    private static final String PAGE_OF_LOG =
            "SELECT " + COLUMNS + " FROM event_log WHERE log_index > ? ORDER BY log_index LIMIT ?";

    private static final String PART_OF_LOG =
            "SELECT "
                    + COLUMNS
                    + " FROM event_log WHERE log_index > ? AND log_index <= ? AND event_name = ANY (?) ORDER BY log_index";

    private final JdbcTemplate jdbc;
    private final AppendSignal signal;
    private final AggregateVersions versions;
    private final RecentEvents recent = new RecentEvents(this::readTracked);

    private PostgresEventLog(Builder builder) {
        super(builder);
        this.jdbc = builder.jdbc;
        this.signal = builder.signal;
        this.versions = builder.versions;
    }

    /**
     * @param dataSource takes part in the caller's Spring transaction
     * @param signal raised after every commit that appended
     * @param versions told what this process has seen of each aggregate
     */
    public static PostgresEventLog create(
            DataSource dataSource,
            Serializer events,
            Serializer snapshots,
            AppendSignal signal,
            AggregateVersions versions) {
        Builder builder = new Builder(new JdbcTemplate(dataSource), signal, versions);
        builder.eventSerializer(events)
                .snapshotSerializer(snapshots)
                .persistenceExceptionResolver(new UniqueViolationResolver())
                .batchSize(PAGE)
                // a page that is not full is the last one: no second, empty query per aggregate
                // load
                .finalAggregateBatchPredicate(page -> page.size() < PAGE);
        return new PostgresEventLog(builder);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        Columns columns = Columns.of(events, serializer);
        try {
            jdbc.execute(LOCK);
            jdbc.update(connection -> columns.bind(connection.prepareStatement(APPEND)));
        } catch (RuntimeException e) {
            handlePersistenceException(e, events.getFirst());
        }
        if (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> root = CurrentUnitOfWork.get().root();
            root.afterCommit(committed -> appended(events));
        } else {
            appended(events);
        }
    }

    private void appended(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> message : events) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            versions.saw(event.getAggregateIdentifier(), event.getSequenceNumber());
        }
        signal.raise();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        List<DomainEventData<String>> page =
                jdbc.query(
                        "SELECT "
                                + COLUMNS
                                + " FROM event_log WHERE aggregate_id = ? AND sequence_number >= ? ORDER BY sequence_number LIMIT ?",
                        DOMAIN_EVENT,
                        aggregateIdentifier,
                        firstSequenceNumber,
                        batchSize);
        if (!page.isEmpty() && CurrentUnitOfWork.isStarted()) {
            // not for the snapshotter, whose reading says nothing about the aggregate in the cache
            versions.saw(aggregateIdentifier, page.getLast().getSequenceNumber());
        }
        return page;
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(
            @Nullable TrackingToken lastToken, int batchSize) {
        return jdbc.query(PAGE_OF_LOG, TRACKED_EVENT, indexOf(lastToken), batchSize);
    }

    /** The events after an index, in log order: for readers outside Axon, such as the relay. */
    public List<LoggedEvent> read(long afterIndex, int limit) {
        return trackedEvents(afterIndex, limit).stream()
                .map(
                        event ->
                                new LoggedEvent(
                                        event.trackingToken().position().orElseThrow(),
                                        event.getPayload(),
                                        (String) event.getMetaData().get(TraceContext.TRACEPARENT)))
                .toList();
    }

    /**
     * The events that aggregates began with, by their ids: for callers who just made them, and for
     * whom a read model may not have them yet. One query.
     *
     * @return without those that do not exist or began with another event
     */
    public <E> Map<String, E> firstEvents(Collection<String> aggregateIds, Class<E> type) {
        Map<String, E> found = new HashMap<>();
        jdbc.query(
                connection -> {
                    PreparedStatement statement =
                            connection.prepareStatement(
                                    "SELECT "
                                            + COLUMNS
                                            + " FROM event_log WHERE aggregate_id = ANY (?) AND sequence_number = 0");
                    statement.setArray(1, connection.createArrayOf("text", aggregateIds.toArray()));
                    return statement;
                },
                row -> {
                    Object payload =
                            getEventSerializer().deserialize(domainEvent(row).getPayload());
                    if (type.isInstance(payload)) {
                        found.put(row.getString("aggregate_id"), type.cast(payload));
                    }
                });
        return found;
    }

    /** The same for Axon's processors. */
    List<TrackedEventMessage<?>> trackedEvents(long afterIndex, int limit) {
        // a transaction also sees what it has not committed, which nobody else may be told
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? readTracked(afterIndex, limit)
                : recent.after(afterIndex, limit);
    }

    private List<TrackedEventMessage<?>> readTracked(long afterIndex, int limit) {
        List<? extends TrackedEventData<?>> page =
                fetchTrackedEvents(new GlobalSequenceTrackingToken(afterIndex), limit);
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        page.stream(), getEventSerializer(), upcasterChain)
                .<TrackedEventMessage<?>>map(event -> event)
                .toList();
    }

    /**
     * The events of some names after one index and up to another, in log order, decoded: for who
     * reads much of the log.
     */
    public List<TrackedEventMessage<?>> decoded(
            long afterIndex, long upToIndex, Collection<String> names) {
        List<TrackedEventData<String>> stored =
                jdbc.query(
                        PART_OF_LOG,
                        statement -> {
                            statement.setLong(1, afterIndex);
                            statement.setLong(2, upToIndex);
                            statement.setArray(
                                    3,
                                    statement
                                            .getConnection()
                                            .createArrayOf("text", names.toArray()));
                        },
                        TRACKED_EVENT);
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        stored.stream(), getEventSerializer(), upcasterChain)
                .<TrackedEventMessage<?>>map(
                        event -> {
                            // decodes it here and not where it is handled
                            event.getPayload();
                            return event;
                        })
                .toList();
    }

    /** The index of the newest event, 0 for an empty log. */
    public long lastIndex() {
        Long last =
                jdbc.queryForObject(
                        "SELECT coalesce(max(log_index), 0) FROM event_log", Long.class);
        return last == null ? 0 : last;
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return Optional.ofNullable(
                jdbc.queryForObject(
                        "SELECT max(sequence_number) FROM event_log WHERE aggregate_id = ?",
                        Long.class,
                        aggregateIdentifier));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(lastIndex());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        Long before =
                jdbc.queryForObject(
                        "SELECT coalesce((SELECT min(log_index) - 1 FROM event_log WHERE stored_at >= ?), ?)",
                        Long.class,
                        Timestamp.from(dateTime),
                        lastIndex());
        return new GlobalSequenceTrackingToken(before == null ? 0 : before);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<String> payload = snapshot.serializePayload(serializer, String.class);
        jdbc.update(
                """
                INSERT INTO snapshot (aggregate_id, aggregate_type, sequence_number, state_name, stored_at, state)
                VALUES (?, ?, ?, ?, ?, ?::json)
                ON CONFLICT (aggregate_id) DO UPDATE
                SET sequence_number = excluded.sequence_number, state_name = excluded.state_name,
                    stored_at = excluded.stored_at, state = excluded.state
                WHERE snapshot.sequence_number < excluded.sequence_number
                """,
                snapshot.getAggregateIdentifier(),
                snapshot.getType(),
                snapshot.getSequenceNumber(),
                payload.getType().getName(),
                Timestamp.from(snapshot.getTimestamp()),
                payload.getData());
    }

    /**
     * Decoded at once, here, where Axon passes over a snapshot that does not fit and reads the
     * events instead.
     */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        Optional<DomainEventMessage<?>> snapshot = super.readSnapshot(aggregateIdentifier);
        snapshot.ifPresent(DomainEventMessage::getPayload);
        return snapshot;
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        List<GenericDomainEventEntry<String>> found =
                jdbc.query(
                        "SELECT aggregate_type, aggregate_id, sequence_number, state_name, stored_at, state FROM snapshot WHERE aggregate_id = ?",
                        (row, number) ->
                                new GenericDomainEventEntry<>(
                                        row.getString("aggregate_type"),
                                        row.getString("aggregate_id"),
                                        row.getLong("sequence_number"),
                                        "snapshot",
                                        row.getTimestamp("stored_at").toInstant(),
                                        row.getString("state_name"),
                                        null,
                                        row.getString("state"),
                                        "{}"),
                        aggregateIdentifier);
        if (CurrentUnitOfWork.isStarted()) {
            found.forEach(
                    snapshot -> versions.saw(aggregateIdentifier, snapshot.getSequenceNumber()));
        }
        return found.stream();
    }

    private static long indexOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    private static final RowMapper<DomainEventData<String>> DOMAIN_EVENT =
            (row, number) -> domainEvent(row);

    private static final RowMapper<TrackedEventData<String>> TRACKED_EVENT =
            (row, number) ->
                    new TrackedDomainEventData<>(
                            new GlobalSequenceTrackingToken(row.getLong("log_index")),
                            domainEvent(row));

    private static GenericDomainEventEntry<String> domainEvent(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("sequence_number"),
                row.getString("event_id"),
                row.getTimestamp("stored_at").toInstant(),
                row.getString("event_name"),
                null,
                row.getString("payload"),
                row.getString("metadata"));
    }

    /** The events of one append, turned by ninety degrees: one array per column, for one insert. */
    private static final class Columns {

        private static final String[] TYPES = {
            "text", "text", "text", "bigint", "text", "text", "text", "text"
        };

        private final Object[][] values;

        private Columns(int rows) {
            this.values = new Object[TYPES.length][rows];
        }

        static Columns of(List<? extends EventMessage<?>> events, Serializer serializer) {
            Columns columns = new Columns(events.size());
            for (int row = 0; row < events.size(); row++) {
                columns.set(row, events.get(row), serializer);
            }
            return columns;
        }

        private void set(int row, EventMessage<?> message, Serializer serializer) {
            if (!(message instanceof DomainEventMessage<?> event)) {
                throw new IllegalArgumentException(
                        "every event belongs to an aggregate, but not " + message.getPayloadType());
            }
            SerializedObject<String> payload = event.serializePayload(serializer, String.class);
            Object[] cells = {
                event.getIdentifier(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                payload.getType().getName(),
                event.getTimestamp().truncatedTo(ChronoUnit.MICROS).toString(),
                payload.getData(),
                event.serializeMetaData(serializer, String.class).getData()
            };
            for (int column = 0; column < cells.length; column++) {
                values[column][row] = cells[column];
            }
        }

        PreparedStatement bind(PreparedStatement statement) throws SQLException {
            Connection connection = statement.getConnection();
            for (int column = 0; column < TYPES.length; column++) {
                statement.setArray(
                        column + 1, connection.createArrayOf(TYPES[column], values[column]));
            }
            return statement;
        }
    }

    private static final class Builder extends BatchingEventStorageEngine.Builder {

        private final JdbcTemplate jdbc;
        private final AppendSignal signal;
        private final AggregateVersions versions;

        Builder(JdbcTemplate jdbc, AppendSignal signal, AggregateVersions versions) {
            this.jdbc = jdbc;
            this.signal = signal;
            this.versions = versions;
        }
    }
}
