package org.computevoucher.schemas.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.computevoucher.local.LocalParts;
import org.computevoucher.schemas.Events;
import org.computevoucher.schemas.Topics;
import org.computevoucher.schemas.kafka.VoucherAvroSerializer;
import org.computevoucher.schemas.registry.RegistrySettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** kafkajs and its registry client read what our serializer wrote in Kafka transactions. */
class JavaScriptConsumerIT {

    private static final JsonMapper JSON = new JsonMapper();

    @BeforeAll
    static void create_the_topics() throws Exception {
        assumeTrue(Node.isPresent(), "node and npm are not on this machine");
        try (Admin admin = Admin.create(bootstrap())) {
            admin.createTopics(
                            Topics.ALL.stream()
                                    .map(topic -> new NewTopic(topic, 1, (short) 1))
                                    .toList())
                    .all()
                    .get();
        }
    }

    private static Map<String, Object> bootstrap() {
        return Map.of("bootstrap.servers", LocalParts.shared().kafka().bootstrapServers());
    }

    private static KafkaProducer<String, Object> producer() {
        Map<String, Object> configs = new HashMap<>(bootstrap());
        configs.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        configs.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, VoucherAvroSerializer.class);
        configs.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "javascript-consumer-it");
        configs.put(RegistrySettings.URL, LocalParts.shared().registry().url());
        return new KafkaProducer<>(configs);
    }

    private static void send(KafkaProducer<String, Object> producer, String key) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (SpecificRecord event : Events.all()) {
            ProducerRecord<String, Object> message =
                    new ProducerRecord<>(Events.topic(event), key, event);
            message.headers()
                    .add("ce_id", utf8(String.valueOf(event.get(0))))
                    .add("ce_type", utf8(event.getSchema().getFullName()));
            sent.add(producer.send(message));
        }
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void prints_every_committed_event_once_and_to_the_fen() throws Exception {
        try (KafkaProducer<String, Object> producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, "first");
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, "aborted");
            producer.abortTransaction();
            // Behind the aborted ones in every partition: had those been printed, they would take
            // the places of these.
            producer.beginTransaction();
            send(producer, "last");
            producer.commitTransaction();
        }
        Node node = new Node(Path.of("target/javascript"));
        node.install();

        List<String> lines =
                node.consume(
                        "--bootstrap", LocalParts.shared().kafka().bootstrapServers(),
                        "--registry", LocalParts.shared().registry().url(),
                        "--topics", String.join(",", Topics.ALL),
                        "--events", String.valueOf(2 * Events.all().size()),
                        "--idle-seconds", "60");

        assertThat(lines.stream().map(JavaScriptConsumerIT::facts).toList())
                .containsExactlyInAnyOrderElementsOf(expected());
    }

    private static List<Map<String, Object>> expected() {
        List<Map<String, Object>> expected = new ArrayList<>();
        for (String key : List.of("first", "last")) {
            for (SpecificRecord event : Events.all()) {
                expected.add(
                        Map.of(
                                "topic", Events.topic(event),
                                "key", key,
                                "ce_id", String.valueOf(event.get(0)),
                                "ce_type", event.getSchema().getFullName(),
                                "value", json(GenericJson.of(event))));
            }
        }
        return expected;
    }

    private static Map<String, Object> facts(String line) {
        JsonNode event = json(line);
        return Map.of(
                "topic", event.path("topic").asText(),
                "key", event.path("key").asText(),
                "ce_id", event.path("headers").path("ce_id").asText(),
                "ce_type", event.path("headers").path("ce_type").asText(),
                "value", event.path("value"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
