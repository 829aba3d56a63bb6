package org.computevoucher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class LocalKafkaIT {

    private static final int WAIT_SECONDS = 30;

    private final LocalKafka kafka = LocalParts.shared().kafka();

    @Test
    void acknowledged_transactions_survive_a_kill_and_a_stop() throws Exception {
        createTopic("survives");
        writeInTransaction("survives", "before the kill");

        kafka.killHard();
        assertThat(kafka.isRunning()).isFalse();
        kafka.start();
        writeInTransaction("survives", "after the kill");
        kafka.stop();
        assertThat(kafka.isRunning()).isFalse();
        kafka.start();

        assertThat(read("survives", 2)).containsExactly("before the kill", "after the kill");
    }

    @Test
    void it_writes_to_disk_before_it_acknowledges_and_creates_no_topic_by_itself()
            throws Exception {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        try (Admin admin = Admin.create(client())) {
            Map<String, String> settings =
                    admin
                            .describeConfigs(List.of(broker))
                            .all()
                            .get(WAIT_SECONDS, TimeUnit.SECONDS)
                            .values()
                            .stream()
                            .flatMap(config -> config.entries().stream())
                            .filter(entry -> entry.value() != null)
                            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));

            assertThat(settings)
                    .containsEntry("log.flush.interval.messages", "1")
                    .containsEntry("auto.create.topics.enable", "false")
                    .containsEntry("log.retention.ms", "-1");
        }
    }

    @Test
    void a_taken_port_ends_the_start_with_the_name_of_the_part_and_its_log() throws Exception {
        Path directory = LocalParts.temporaryDirectory("kafka-it");
        try (ServerSocket other =
                new ServerSocket(0, 1, java.net.InetAddress.ofLiteral("127.0.0.1"))) {
            LocalKafka second =
                    new LocalKafka(
                            directory,
                            other.getLocalPort(),
                            FreePorts.next(),
                            directory.resolve("broker.log"),
                            List.of());

            assertThatThrownBy(second::start)
                    .isInstanceOf(StartupFailure.class)
                    .hasMessageContaining("kafka ended while starting")
                    .hasMessageContaining(directory.resolve("broker.log").toString());
            assertThat(second.isRunning()).isFalse();
        }
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private void createTopic(String topic) throws Exception {
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get(WAIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void writeInTransaction(String topic, String value) throws Exception {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "transactional.id",
                        "local-it",
                        "acks",
                        "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, value)).get(WAIT_SECONDS, TimeUnit.SECONDS);
            producer.commitTransaction();
        }
    }

    private List<String> read(String topic, int count) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (int polls = 0; polls < WAIT_SECONDS && values.size() < count; polls++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
