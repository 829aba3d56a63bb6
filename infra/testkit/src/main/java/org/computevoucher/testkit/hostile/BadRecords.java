package org.computevoucher.testkit.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.computevoucher.local.LocalParts;
import org.computevoucher.schemas.Topics;
import org.computevoucher.schemas.kafka.VoucherAvroSerializer;
import org.computevoucher.testkit.FactTopics;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Puts on a topic what no service ever published, and fails where one of these records changes a
 * balance, stops the topic, or is neither a dead letter nor a double.
 */
public final class BadRecords {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final FactTopics topics;
    private final JdbcTemplate jdbc;
    private final Canary canary;

    /**
     * A topic, and what one has to know of it to lie there.
     *
     * @param sample makes a good record under an event id, of something that nothing else uses
     * @param another makes the good record that comes last, where a second one like the first would
     *     be none
     * @param lies values that a field can hold and no fact can mean, by field
     * @param strangers good records of other topics
     */
    public record Topic(
            Function<UUID, SpecificRecordBase> sample,
            Function<UUID, SpecificRecordBase> another,
            Map<String, List<?>> lies,
            List<SpecificRecordBase> strangers) {

        /** A topic on which one good record does not rule out the next. */
        public Topic(
                Function<UUID, SpecificRecordBase> sample,
                Map<String, List<?>> lies,
                List<SpecificRecordBase> strangers) {
            this(sample, sample, lies, strangers);
        }

        String name() {
            return Topics.ofNamespace(sample.apply(UUID.randomUUID()).getSchema().getNamespace());
        }
    }

    private record Place(TopicPartition partition, long offset) {}

    public BadRecords(FactTopics topics, JdbcTemplate jdbc) {
        this.topics = topics;
        this.jdbc = jdbc;
        this.canary = new Canary(jdbc).but("intake_fact", "dead_letter");
    }

    /** Fails with every record that was not dealt with as it should. */
    public void assertNobodyIsHurt(Topic topic) {
        UUID known = UUID.randomUUID();
        publish(topic.sample(), known);
        Map<String, String> before = canary.whenStill();
        Map<Place, RecordCase> sent = send(topic, known);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .until(() -> sent.keySet().stream().allMatch(this::isPassed));
        Map<String, String> after = canary.whenStill();

        Map<String, Integer> outcomes = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        sent.forEach(
                (place, bad) -> {
                    String outcome = outcome(place);
                    outcomes.merge(outcome, 1, Integer::sum);
                    if (bad.mustDie() && !outcome.startsWith("dead letter")) {
                        wrong.add(bad.kind() + " at " + place + ": " + outcome);
                    }
                });
        System.out.println(topic.name() + ": " + sent.size() + " bad records, " + outcomes);
        assertThat(wrong).as("bad records that are no dead letters").isEmpty();
        assertThat(after).as("what bad records left behind").isEqualTo(before);
        publish(topic.another(), UUID.randomUUID());
    }

    /** A good record, also after bad ones, is taken in. */
    private void publish(Function<UUID, SpecificRecordBase> good, UUID id) {
        topics.publish("hostile", good.apply(id));
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .until(() -> count("SELECT count(*) FROM intake_fact WHERE event_id = ?", id) == 1);
    }

    private static Map<Place, RecordCase> send(Topic topic, UUID known) {
        LocalParts parts = LocalParts.shared();
        Map<Place, RecordCase> sent = new HashMap<>();
        try (VoucherAvroSerializer values = new VoucherAvroSerializer();
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(
                                Map.of("bootstrap.servers", parts.kafka().bootstrapServers()),
                                new ByteArraySerializer(),
                                new ByteArraySerializer())) {
            values.configure(Map.of("schema.registry.url", parts.registry().url()), false);
            List<RecordCase> cases =
                    new RecordCases(topic.name(), topic.sample(), known, values, 20260615L)
                            .all(topic.lies(), topic.strangers());
            for (RecordCase one : cases) {
                RecordMetadata place = producer.send(one.record()).get();
                sent.put(
                        new Place(
                                new TopicPartition(place.topic(), place.partition()),
                                place.offset()),
                        one);
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a bad record could not be published", e);
        }
        return sent;
    }

    private boolean isPassed(Place place) {
        return count(
                        "SELECT count(*) FROM intake_offset WHERE topic = ? AND partition = ? AND next_offset > ?",
                        place.partition().topic(),
                        place.partition().partition(),
                        place.offset())
                == 1;
    }

    private String outcome(Place place) {
        List<String> reasons =
                jdbc.queryForList(
                        "SELECT reason FROM dead_letter WHERE topic = ? AND partition = ? AND record_offset = ?",
                        String.class,
                        place.partition().topic(),
                        place.partition().partition(),
                        place.offset());
        if (!reasons.isEmpty()) {
            return "dead letter " + reasons.getFirst();
        }
        boolean taken =
                count(
                                "SELECT count(*) FROM intake_fact WHERE topic = ? AND partition = ? AND record_offset = ?",
                                place.partition().topic(),
                                place.partition().partition(),
                                place.offset())
                        == 1;
        return taken ? "taken in" : "double";
    }

    private long count(String sql, Object... arguments) {
        Long count = jdbc.queryForObject(sql, Long.class, arguments);
        return count == null ? 0 : count;
    }
}
