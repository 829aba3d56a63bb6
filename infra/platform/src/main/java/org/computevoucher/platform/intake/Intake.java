package org.computevoucher.platform.intake;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.axonframework.common.transaction.TransactionManager;
import org.computevoucher.platform.command.CommandLanes;
import org.computevoucher.platform.command.RootUnitOfWork;
import org.computevoucher.platform.eventlog.StoredEventUnreadableException;
import org.computevoucher.platform.kafka.KafkaClients;
import org.computevoucher.platform.kafka.Topics;
import org.computevoucher.platform.relay.FactHeaders;
import org.computevoucher.platform.trace.CurrentTrace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Takes the facts of other services in, exactly once in effect.
 *
 * <p>A batch of records becomes one unit of work and one database transaction: the commands'
 * events, the facts' ids and the partitions' next offsets commit together. Positions come from the
 * database alone; an offset row is only moved from the value this instance knows, so one that lost
 * its partition cannot commit.
 *
 * <p>If a batch throws, its records are taken in one by one. One that still fails alone, {@value
 * #TRIES_ALONE} times, and not because something is away, becomes a dead letter and its topic goes
 * on.
 */
public final class Intake implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    static final int TRIES_ALONE = 3;

    private static final Duration POLL = Duration.ofMillis(100);

    private final FactHandler handler;
    private final KafkaClients clients;
    private final Topics topics;
    private final IntakeStore store;
    private final DeadLetters deadLetters;
    private final TransactionManager transactions;
    private final Clock clock;
    private final Settings settings;
    private final Thread thread;
    private final Map<TopicPartition, PartitionQueue> queues = new LinkedHashMap<>();
    private final FailureCount failures = new FailureCount();
    private volatile boolean running = true;
    private volatile Status status = new Status(State.STARTING, "not started yet", List.of());

    /**
     * @param batchSize records in one transaction at most
     * @param bufferLimit records of one partition held at most; beyond it the partition is paused
     * @param causeTimeout how long a record may wait for its cause
     * @param retryAfter pause after a failure that may pass
     */
    public record Settings(
            int batchSize, int bufferLimit, Duration causeTimeout, Duration retryAfter) {}

    /** What the intake is doing. */
    public enum State {
        STARTING,
        ACTIVE,
        /** Something is away; it tries again and again. */
        RETRYING
    }

    /**
     * @param detail for people
     * @param waiting what partitions stand still for
     */
    public record Status(State state, String detail, List<String> waiting) {}

    public Intake(
            FactHandler handler,
            KafkaClients clients,
            Topics topics,
            org.springframework.jdbc.core.JdbcTemplate jdbc,
            DeadLetters deadLetters,
            TransactionManager transactions,
            Clock clock,
            Settings settings) {
        this.handler = handler;
        this.clients = clients;
        this.topics = topics;
        this.store = new IntakeStore(jdbc);
        this.deadLetters = deadLetters;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
        this.thread = Thread.ofPlatform().name("intake").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public Status status() {
        return status;
    }

    /** Finishes the batch in progress, then stops. */
    @Override
    public void close() {
        running = false;
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What became of a replayed dead letter. */
    public enum Replay {
        TAKEN_IN,
        /** It was taken in before, by a double of it. */
        KNOWN_BEFORE,
        /** No letter with this id waits to be replayed. */
        NO_SUCH_LETTER
    }

    /**
     * Takes a dead letter in again, now that its cause was mended.
     *
     * @param alongside is told the result in the same transaction, if there was such a letter
     * @throws RuntimeException whatever it failed with again; nothing was changed then
     */
    public Replay replay(long letterId, java.util.function.Consumer<Replay> alongside) {
        Instant now = clock.instant();
        return inOneTransaction(
                () -> {
                    Optional<Replay> result =
                            deadLetters
                                    .lockUnsettled(letterId)
                                    .map(record -> replay(letterId, record, now));
                    result.ifPresent(alongside);
                    return result.orElse(Replay.NO_SUCH_LETTER);
                });
    }

    private Replay replay(long letterId, ConsumerRecord<byte[], byte[]> record, Instant now) {
        IncomingFact fact;
        try (FactReader reader = new FactReader(clients.newValueDeserializer())) {
            fact = reader.read(record, now);
        } catch (FactReader.UnreadableRecordException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        Replay result = Replay.KNOWN_BEFORE;
        if (store.known(List.of(fact.eventId())).isEmpty()) {
            if (receive(fact, record) instanceof Reception.NotYet(String reason)) {
                throw new IllegalStateException(reason);
            }
            store.remember(List.of(fact));
            result = Replay.TAKEN_IN;
        }
        deadLetters.settle(letterId, now);
        return result;
    }

    /** The fact's own trace goes on, not the operator's who has it taken in. */
    private Reception receive(IncomingFact fact, ConsumerRecord<byte[], byte[]> record) {
        try (var _ = CurrentTrace.enter(FactHeaders.trace(record.headers()))) {
            return handler.receive(fact);
        }
    }

    private void run() {
        while (running) {
            try {
                topics.ensureFactTopics(clients, handler.topics());
                consume();
            } catch (WakeupException | InterruptException | InterruptedException e) {
                log.debug("intake is stopping", e);
            } catch (RuntimeException | Error e) {
                log.warn("intake starts over from its offsets in the database: {}", e.toString());
                log.debug("intake failure", e);
                status = new Status(State.RETRYING, e.toString(), List.of());
                pause();
            }
        }
    }

    /**
     * Until something fails that concerns more than one record: then all positions are read again.
     */
    private void consume() {
        queues.clear();
        Patience patience = new Patience();
        try (Consumer<byte[], byte[]> consumer = clients.intakeConsumer(settings.batchSize());
                FactReader reader = new FactReader(clients.newValueDeserializer())) {
            consumer.subscribe(handler.topics(), new Assignment(consumer));
            while (running) {
                boolean idle = queues.values().stream().allMatch(PartitionQueue::isIdle);
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(idle ? POLL : Duration.ZERO)) {
                    TopicPartition partition =
                            new TopicPartition(record.topic(), record.partition());
                    PartitionQueue queue = queues.get(partition);
                    if (queue != null) {
                        queue.add(record, clock.instant());
                    }
                }
                holdBackFullPartitions(consumer);
                patience.extend(consumer, queues, clock.instant());
                takeIn(reader);
            }
        }
    }

    private void holdBackFullPartitions(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> free = new ArrayList<>();
        queues.forEach(
                (partition, queue) ->
                        (queue.size() >= settings.bufferLimit() ? full : free).add(partition));
        consumer.pause(full);
        consumer.resume(free);
    }

    private void takeIn(FactReader reader) {
        boolean oneByOne = failures.remaining() > 0;
        IntakeBatch batch =
                IntakeBatch.decode(
                        queues.values(),
                        oneByOne ? 1 : settings.batchSize(),
                        reader,
                        handler,
                        store,
                        deadLetters,
                        settings.causeTimeout(),
                        clock.instant());
        if (batch.size() == 0) {
            status = new Status(State.ACTIVE, "all taken in", List.of());
            return;
        }
        try {
            var _ =
                    inOneTransaction(
                            () -> {
                                batch.takeIn(oneByOne ? 1 : settings.batchSize());
                                return batch.taken();
                            });
            batch.committed();
            failures.succeeded(batch.taken());
            if (oneByOne) {
                letOthersGoFirst(batch);
            }
        } catch (RuntimeException e) {
            afterFailure(batch, e);
        }
        status = new Status(State.ACTIVE, "taking in", waiting());
    }

    /**
     * One partition's backlog must not keep the record that fails, in another one, from its turn.
     */
    private void letOthersGoFirst(IntakeBatch batch) {
        for (PartitionQueue moved : batch.moved()) {
            queues.remove(moved.partition());
            queues.put(moved.partition(), moved);
        }
    }

    private void afterFailure(IntakeBatch batch, RuntimeException failure) {
        if (CommandLanes.isConflict(failure)) {
            log.debug("another writer was faster; the batch is taken in again", failure);
            return;
        }
        if (failure instanceof IntakeStore.PartitionLostException || mayPass(failure)) {
            throw failure;
        }
        ConsumerRecord<byte[], byte[]> culprit = batch.current();
        if (culprit == null) {
            blame(batch, null, failure);
            return;
        }
        try (var _ = CurrentTrace.enter(FactHeaders.trace(culprit.headers()))) {
            blame(batch, culprit, failure);
        }
    }

    private void blame(
            IntakeBatch batch,
            @Nullable ConsumerRecord<byte[], byte[]> culprit,
            RuntimeException failure) {
        if (failures.remaining() == 0) {
            log.warn("a batch of {} failed and is taken in one by one", batch.size(), failure);
            failures.oneByOne(batch.size());
        } else if (culprit != null && failures.again(culprit) >= TRIES_ALONE) {
            bury(culprit, failure);
        }
    }

    private void bury(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
        PartitionQueue queue = queues.get(new TopicPartition(record.topic(), record.partition()));
        if (queue == null) {
            return;
        }
        log.error(
                "record {}/{}@{} is a dead letter now",
                record.topic(),
                record.partition(),
                record.offset(),
                failure);
        inOneTransaction(
                () -> {
                    deadLetters.bury(record, "HANDLER_FAILED", failure.toString(), clock.instant());
                    store.advance(queue.partition(), queue.committed(), record.offset() + 1);
                    return null;
                });
        queue.taken(1, false);
    }

    private <T> T inOneTransaction(Supplier<T> work) {
        return RootUnitOfWork.inOneTransaction("intake", transactions, work);
    }

    private List<String> waiting() {
        return queues.values().stream()
                .filter(queue -> queue.waitingSince() != null)
                .map(queue -> queue.partition() + ": " + queue.waitingFor())
                .toList();
    }

    /** Whether a failure is about the world and not about a record. */
    private static boolean mayPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientException
                    // our own history does not fit this build: never the record's fault
                    || cause instanceof StoredEventUnreadableException
                    || (cause instanceof SQLException sql && isConnectionLoss(sql))) {
                return true;
            }
        }
        return FactReader.mayPass(failure);
    }

    /**
     * SQL states 08 (connection), 57 (the server was told to stop), 25P03 (it gave up on a
     * transaction) and 25006 (it became a standby).
     */
    private static boolean isConnectionLoss(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("57")
                        || state.equals("25P03")
                        || state.equals("25006"));
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(settings.retryAfter().toMillis());
        } catch (InterruptedException e) {
            log.debug("intake is stopping", e);
        }
    }

    /**
     * Gives every partition its position from the database, and forgets partitions that were taken
     * away.
     */
    private final class Assignment implements ConsumerRebalanceListener {

        private final Consumer<byte[], byte[]> consumer;

        Assignment(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
            for (TopicPartition partition : partitions) {
                long next = store.nextOffset(partition, begin.getOrDefault(partition, 0L));
                queues.put(partition, new PartitionQueue(partition, next));
                consumer.seek(partition, next);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(queues::remove);
        }
    }
}
