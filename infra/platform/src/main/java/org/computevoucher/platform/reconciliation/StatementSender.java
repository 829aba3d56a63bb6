package org.computevoucher.platform.reconciliation;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.computevoucher.platform.kafka.KafkaClients;
import org.computevoucher.platform.kafka.Topics;
import org.computevoucher.platform.relay.FactHeaders;
import org.computevoucher.platform.relay.PublicRecord;

/**
 * Writes pages to Kafka: acknowledged by all replicas and never twice, but in no transaction. What
 * it holds back for Kafka is bounded by the producer's buffer.
 */
final class StatementSender implements AutoCloseable {

    private final String service;
    private final StatementContract contract;
    private final Clock clock;
    private final Producer<String, byte[]> producer;
    private final Serializer<Object> values;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /**
     * @param clock the brokers'
     */
    private StatementSender(
            String service, StatementContract contract, KafkaClients clients, Clock clock) {
        this.service = service;
        this.contract = contract;
        this.clock = clock;
        this.values = clients.newValueSerializer();
        this.producer = clients.statementProducer();
    }

    static StatementSender open(
            String service,
            StatementContract contract,
            KafkaClients clients,
            Topics topics,
            Clock clock)
            throws InterruptedException {
        topics.ensureStatementTopic(clients, contract.topic());
        return new StatementSender(service, contract, clients, clock);
    }

    /**
     * @throws KafkaException if a page before it did not arrive
     */
    void send(StatedPage page) {
        requireWhole();
        PublicRecord record = contract.recordOf(page);
        String type = ((GenericContainer) record.value()).getSchema().getFullName();
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                record.topic(),
                                null,
                                clock.millis(),
                                record.key(),
                                values.serialize(record.topic(), record.value()),
                                FactHeaders.of(service, type, record, page.position(), null)),
                        (metadata, failed) -> {
                            if (failed != null) {
                                failure.compareAndSet(null, failed);
                            }
                        });
    }

    /**
     * Returns when everything is there.
     *
     * @throws KafkaException if something is not
     */
    void flush() {
        producer.flush();
        requireWhole();
    }

    private void requireWhole() {
        Exception failed = failure.getAndSet(null);
        if (failed != null) {
            throw new KafkaException("a statement is not whole", failed);
        }
    }

    @Override
    public void close() {
        try (values) {
            producer.close();
        }
    }
}
