package org.computevoucher.ledger.reconciliation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.computevoucher.platform.command.Lookout;
import org.computevoucher.platform.intake.ReadTopics;
import org.computevoucher.platform.kafka.KafkaClients;
import org.computevoucher.platform.kafka.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads statements and compares the book with them. One that cannot be read is counted ({@code
 * computevoucher.ledger.reconciliation.refused}), told and passed over.
 */
@Component
@ConditionalOnProperty(
        name = "computevoucher.reconciliation.enabled",
        havingValue = "true",
        matchIfMissing = true)
class WhenBalancesAreStatedThenCompare extends Lookout {

    private static final Logger log =
            LoggerFactory.getLogger(WhenBalancesAreStatedThenCompare.class);

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);

    /** Of a statement whose turn comes so much later than it could have. */
    private static final Duration TOO_OLD = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(200);

    private final StatementReader reader;
    private final KafkaClients clients;
    private final Topics topics;
    private final Duration settleAfter;
    private final Statements statements;
    private final Counter refused;
    private final ReadTopics read;
    private final Clock clock;
    // the brokers' time is the real one, also in a rehearsal
    private final Clock brokers = Clock.systemUTC();

    WhenBalancesAreStatedThenCompare(
            StatementReader reader,
            KafkaClients clients,
            Topics topics,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Differences differences,
            ReconciliationProperties properties,
            MeterRegistry meters,
            ReadTopics read,
            Clock clock) {
        super("reconciliation", TRY_AGAIN_AFTER);
        this.reader = reader;
        this.clients = clients;
        this.topics = topics;
        this.settleAfter = properties.settleAfter();
        this.read = read;
        this.clock = clock;
        TransactionTemplate oneState = new TransactionTemplate(transactions);
        oneState.setReadOnly(true);
        oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.statements =
                new Statements(page -> new BookAtPosition(jdbc, oneState, page), differences::take);
        this.refused =
                Counter.builder("computevoucher.ledger.reconciliation.refused")
                        .description("Pages of statements that could not be read")
                        .register(meters);
    }

    /** Until it is asked to stop, or fails. */
    @Override
    protected void look() {
        ensureTopic();
        try (Deserializer<Object> values = clients.newValueDeserializer();
                Consumer<byte[], byte[]> consumer = clients.statementConsumer()) {
            consumer.subscribe(java.util.List.of(reader.topic()), new FromTheEnd(consumer));
            while (!isToStop()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    StatementPage page = page(record, values);
                    if (page != null) {
                        take(page, record);
                    }
                    if (isToStop()) {
                        return;
                    }
                }
            }
        }
    }

    private void ensureTopic() {
        try {
            topics.ensureStatementTopic(clients, reader.topic());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    /** For as long as the setting says at most, whatever the record's clock. */
    private void waitUntilSettled(ConsumerRecord<byte[], byte[]> record) {
        long from = brokers.millis();
        long until = Math.min(record.timestamp(), from) + settleAfter.toMillis();
        while (brokers.millis() < until && !isToStop()) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private void take(StatementPage page, ConsumerRecord<byte[], byte[]> record) {
        if (page.page() > 0) {
            waitUntilSettled(record);
        } else if (!isReadyFor(page, record)) {
            return;
        }
        if (!isToStop()) {
            statements.take(page, clock.instant());
        }
    }

    /**
     * Whether the book has what the statement speaks of: else it would differ by that alone, after
     * every restart. And whether it is still worth comparing: what is behind makes up by passing
     * over, and its age shows it.
     */
    private boolean isReadyFor(StatementPage page, ConsumerRecord<byte[], byte[]> record) {
        if (brokers.millis() - record.timestamp() > settleAfter.plus(TOO_OLD).toMillis()) {
            statements.passOver(page, "it is too old");
            return false;
        }
        Optional<Map<TopicPartition, Long>> ends = read.ends(page.kind().ownTopics());
        waitUntilSettled(record);
        if (isToStop()) {
            return false;
        }
        if (ends.isEmpty() || !read.hasReadUpTo(ends.get())) {
            statements.passOver(page, "the book has not taken in what it speaks of");
            return false;
        }
        return true;
    }

    private @Nullable StatementPage page(
            ConsumerRecord<byte[], byte[]> record, Deserializer<Object> values) {
        try {
            return reader.read(
                    values.deserialize(record.topic(), record.headers(), record.value()));
        } catch (RuntimeException e) {
            refused.increment();
            log.warn(
                    "the statement at {}-{} offset {} is passed over: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.toString());
            return null;
        }
    }

    /** An old statement is worth nothing. */
    private record FromTheEnd(Consumer<byte[], byte[]> consumer)
            implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // of none it would seek to the end of all
            if (!partitions.isEmpty()) {
                consumer.seekToEnd(partitions);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // nothing is committed
        }
    }
}
