package org.computevoucher.platform.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Makes Kafka's clients, with every default that exactly-once depends on written out.
 *
 * @param service names transactional id, consumer group and client ids
 * @param common settings of every client: bootstrap servers, security
 * @param registry settings of serializer and deserializer, by Confluent's names
 * @param valueSerializer class name of the records' value serializer
 * @param valueDeserializer class name of the records' value deserializer
 */
public record KafkaClients(
        String service,
        Map<String, Object> common,
        Map<String, Object> registry,
        String valueSerializer,
        String valueDeserializer) {

    /**
     * A producer that writes only inside transactions; a second one with the same service fences
     * the first.
     */
    public Producer<String, byte[]> transactionalProducer(Duration transactionTimeout) {
        Map<String, Object> config = client("relay");
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, service + "-relay");
        config.put(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Math.toIntExact(transactionTimeout.toMillis()));
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        // the only compression every consumer library can read out of the box; level 1 costs little
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        config.put(ProducerConfig.COMPRESSION_GZIP_LEVEL_CONFIG, 1);
        // the relay flushes by committing, so waiting for fuller batches only adds latency
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** A producer of what is stated again soon: never doubled, but in no transaction. */
    public Producer<String, byte[]> statementProducer() {
        Map<String, Object> config = client("statements");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        config.put(ProducerConfig.COMPRESSION_GZIP_LEVEL_CONFIG, 1);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L * 1024 * 1024);
        // a snapshot of the database is held open meanwhile
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * A consumer of statements, of which an old one is worth nothing: it begins at the end and
     * commits nothing. One instance of the service reads.
     */
    public Consumer<byte[], byte[]> statementConsumer() {
        Map<String, Object> config = client("reconciliation");
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "computevoucher-" + service + "-reconciliation");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        // a page has about 100 KB
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer of committed records that never commits offsets: the database holds them. */
    public Consumer<byte[], byte[]> intakeConsumer(int maxPollRecords) {
        Map<String, Object> config = client("intake");
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "computevoucher-" + service);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // every partition is given its position from the database before it is read
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxPollRecords);
        // a killed instance's partitions move on after this long
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer outside any group, for reading the relay's position back. */
    public Consumer<String, String> positionReader() {
        Map<String, Object> config = client("position");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }

    /** A consumer of committed records outside any group, for looking where topics end. */
    public Consumer<byte[], byte[]> endReader() {
        Map<String, Object> config = client("ends");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // one record says enough
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024);
        // a service must not make a topic by asking for its end
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    public Admin admin() {
        return Admin.create(client("admin"));
    }

    /** The configured serializer of record values. */
    public Serializer<Object> newValueSerializer() {
        Serializer<Object> serializer = newInstance(valueSerializer, Serializer.class);
        serializer.configure(registry, false);
        return serializer;
    }

    /** The configured deserializer of record values. */
    public Deserializer<Object> newValueDeserializer() {
        Deserializer<Object> deserializer = newInstance(valueDeserializer, Deserializer.class);
        deserializer.configure(registry, false);
        return deserializer;
    }

    private Map<String, Object> client(String role) {
        Map<String, Object> config = new HashMap<>(common);
        config.put("client.id", service + "-" + role);
        // clients send no metrics of their own to anybody
        config.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T newInstance(String className, Class<?> type) {
        try {
            return (T) Utils.newInstance(className, type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "no class %s to serve as %s: check computevoucher.kafka.value-*"
                            .formatted(className, type.getSimpleName()),
                    e);
        }
    }
}
