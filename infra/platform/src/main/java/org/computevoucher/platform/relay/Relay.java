package org.computevoucher.platform.relay;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serializer;
import org.computevoucher.platform.eventlog.AppendSignal;
import org.computevoucher.platform.eventlog.LoggedEvent;
import org.computevoucher.platform.eventlog.PostgresEventLog;
import org.computevoucher.platform.kafka.KafkaClients;
import org.computevoucher.platform.kafka.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the public events of the log to Kafka, exactly once and in log order.
 *
 * <p>A batch of events and the position after it go into one Kafka transaction. At its start, and
 * after anything went wrong, the relay first settles what was left open ({@code initTransactions}),
 * then reads its position back from Kafka. So whichever two steps a crash falls between, a reader
 * of committed records sees every event once.
 *
 * <p>Kafka may be away for as long as it likes: events wait in the log, and nothing is acknowledged
 * by the relay.
 */
public final class Relay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    private final String service;
    private final PublicContract contract;
    private final PostgresEventLog eventLog;
    private final AppendSignal appended;
    private final KafkaClients clients;
    private final Topics topics;
    private final RelayLeadership leadership;
    private final RelayPosition position;
    private final Clock clock;
    private final Settings settings;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile Status status = new Status(State.STARTING, 0, "not started yet");

    /**
     * @param batchSize events in one Kafka transaction at most
     * @param poll how often to look for events of other instances
     * @param retryAfter pause after a failure
     * @param transactionTimeout after which Kafka gives up on a dead relay's transaction
     */
    public record Settings(
            int batchSize, Duration poll, Duration retryAfter, Duration transactionTimeout) {}

    /** What the relay is doing. */
    public enum State {
        STARTING,
        /** Publishing, or waiting for events. */
        ACTIVE,
        /** Another instance of the service publishes. */
        STANDBY,
        /** Something is away; it tries again and again. */
        RETRYING
    }

    /**
     * @param position the last log index known to be published or private
     * @param detail for people
     */
    public record Status(State state, long position, String detail) {}

    public Relay(
            String service,
            PublicContract contract,
            PostgresEventLog eventLog,
            AppendSignal appended,
            KafkaClients clients,
            Topics topics,
            DataSource dataSource,
            Clock clock,
            Settings settings) {
        this.service = service;
        this.contract = contract;
        this.eventLog = eventLog;
        this.appended = appended;
        this.clients = clients;
        this.topics = topics;
        this.leadership = new RelayLeadership(dataSource);
        this.position = new RelayPosition(service);
        this.clock = clock;
        this.settings = settings;
        this.thread = Thread.ofPlatform().name("relay").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public Status status() {
        return status;
    }

    /** Finishes the transaction in progress, then stops. */
    @Override
    public void close() {
        // not by interrupting: that could hit a transaction in the middle of its commit
        running = false;
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try {
                if (leadership.holds()) {
                    leadAndLetGo();
                } else {
                    status = new Status(State.STANDBY, status.position(), "another instance leads");
                    pause(settings.retryAfter());
                }
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
                log.debug("relay is stopping");
            } catch (RuntimeException | SQLException | Error e) {
                log.warn("relay starts over from its position in Kafka: {}", e.toString());
                log.debug("relay failure", e);
                status = new Status(State.RETRYING, status.position(), e.toString());
                pauseQuietly();
            }
        }
        leadership.close();
    }

    /** One that cannot publish lets another instance try. */
    private void leadAndLetGo() throws InterruptedException, SQLException {
        try {
            lead();
        } finally {
            leadership.close();
        }
    }

    /**
     * Publishes until leadership or Kafka is lost; every failure ends it, and the next call starts
     * from the truth.
     */
    private void lead() throws InterruptedException, SQLException {
        topics.ensureFactTopics(clients, contract.topics());
        topics.ensurePositionTopic(clients, position.topic());
        try (Serializer<Object> values = clients.newValueSerializer();
                Producer<String, byte[]> producer =
                        clients.transactionalProducer(settings.transactionTimeout())) {
            producer.initTransactions();
            long published = position.read(clients);
            requireInLog(published);
            log.info("relay goes on after log index {}", published);
            while (running && leadership.holds()) {
                published = publishWhatIsThere(producer, values, published);
            }
        }
    }

    /**
     * A database that was restored from before its last commits would give new events old indexes.
     */
    private void requireInLog(long published) {
        long last = eventLog.lastIndex();
        if (published > last) {
            throw new IllegalStateException(
                    "Kafka knows events up to log index %d, but the log ends at %d: the database has lost commits. Restore it before anything else."
                            .formatted(published, last));
        }
    }

    private long publishWhatIsThere(
            Producer<String, byte[]> producer, Serializer<Object> values, long from)
            throws InterruptedException {
        long seen = appended.seen();
        long published = from;
        List<LoggedEvent> events = eventLog.read(published, settings.batchSize());
        while (!events.isEmpty() && running) {
            published = publish(producer, values, events);
            status = new Status(State.ACTIVE, published, "publishing");
            events = eventLog.read(published, settings.batchSize());
        }
        status = new Status(State.ACTIVE, published, "all published");
        appended.awaitAfter(seen, settings.poll());
        return published;
    }

    private long publish(
            Producer<String, byte[]> producer,
            Serializer<Object> values,
            List<LoggedEvent> events) {
        long last = events.getLast().logIndex();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (LoggedEvent event : events) {
            PublicRecord fact = contract.publicRecordOf(event.payload());
            if (fact != null) {
                records.add(recordOf(fact, event, values));
            }
        }
        if (records.isEmpty()) {
            // only private events: the position moves in memory and is written with the next public
            // one
            return last;
        }
        producer.beginTransaction();
        try {
            for (ProducerRecord<String, byte[]> record : records) {
                // a failed send fails the commit, so its future need not be asked
                var _ = producer.send(record);
            }
            var _ = producer.send(position.record(last));
            producer.commitTransaction();
        } catch (KafkaException e) {
            // the caller closes the producer: whether this committed is read back from Kafka
            throw new KafkaException("a batch up to log index " + last + " is unsettled", e);
        }
        return last;
    }

    private ProducerRecord<String, byte[]> recordOf(
            PublicRecord fact, LoggedEvent event, Serializer<Object> values) {
        String type = ((GenericContainer) fact.value()).getSchema().getFullName();
        List<Header> headers =
                FactHeaders.of(service, type, fact, event.logIndex(), event.traceparent());
        return new ProducerRecord<>(
                fact.topic(),
                null,
                // brokers refuse times far ahead; ce_time keeps what a clock ahead of others said
                Math.min(fact.recordedAt().toEpochMilli(), clock.millis()),
                fact.key(),
                values.serialize(fact.topic(), fact.value()),
                headers);
    }

    private void pause(Duration duration) throws InterruptedException {
        java.util.concurrent.TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    }

    private void pauseQuietly() {
        try {
            pause(settings.retryAfter());
        } catch (InterruptedException e) {
            log.debug("relay is stopping");
        }
    }
}
