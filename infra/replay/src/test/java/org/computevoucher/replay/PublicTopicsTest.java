package org.computevoucher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.computevoucher.schemas.Topics;
import org.computevoucher.schemas.failure.MalformedMessageException;
import org.computevoucher.schemas.failure.RegistryUnavailableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How the topics are read, on a consumer without a broker; against a real one the system tests read
 * them.
 */
class PublicTopicsTest {

    private static final int UNREADABLE = -1;
    private static final int NO_REGISTRY = -2;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Violations violations = new Violations();
    private final Facts facts = new Facts(Set.of(), violations);
    private final Journal journal = new Journal(facts, violations);
    private final Written book = new Written();

    /** What the bytes of a value stand for: a value is the number of its record. */
    private final List<SpecificRecordBase> records = new ArrayList<>();

    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final List<ConsumerRecord<byte[], byte[]>> written = new ArrayList<>();

    private @Nullable Object read(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        int number = ByteBuffer.wrap(value).getInt();
        return switch (number) {
            case UNREADABLE -> throw new MalformedMessageException(1, "a schema", "broken", null);
            case NO_REGISTRY -> throw new RegistryUnavailableException("x", 1, "no registry", null);
            default -> records.get(number);
        };
    }

    @BeforeEach
    void six_topics() {
        List<String> topics = new ArrayList<>(PostingTable.TOPICS);
        topics.add(Topics.JOURNAL);
        for (String topic : topics) {
            Node node = new Node(0, "127.0.0.1", 9092);
            consumer.updatePartitions(
                    topic,
                    List.of(
                            new PartitionInfo(
                                    topic, 0, node, new Node[] {node}, new Node[] {node})));
            TopicPartition partition = new TopicPartition(topic, 0);
            ends.put(partition, 0L);
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
        }
    }

    private void write(String topic, byte @Nullable [] value, @Nullable String ceId) {
        TopicPartition partition = new TopicPartition(topic, 0);
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(topic, 0, offset, new byte[0], value);
        if (ceId != null) {
            record.headers().add("ce_id", ceId.getBytes(StandardCharsets.UTF_8));
        }
        written.add(record);
    }

    private void write(SpecificRecordBase record) {
        records.add(record);
        write(
                Topics.ofNamespace(record.getSchema().getNamespace()),
                number(records.size() - 1),
                record.get("eventId").toString());
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    /** Records can be polled once their partitions are assigned. */
    private void readAll() {
        consumer.updateEndOffsets(ends);
        Runnable addAssigned =
                () ->
                        written.removeIf(
                                record -> {
                                    boolean assigned =
                                            consumer.assignment()
                                                    .contains(
                                                            new TopicPartition(record.topic(), 0));
                                    if (assigned) {
                                        consumer.addRecord(record);
                                    }
                                    return assigned;
                                });
        for (int polls = 0; polls < 10; polls++) {
            consumer.schedulePollTask(addAssigned);
        }
        Deserializer<@Nullable Object> values = (topic, value) -> read(value);
        try (PublicTopics topics = new PublicTopics("a broker", consumer, values, violations)) {
            topics.read(facts, journal);
        }
    }

    @Test
    void facts_and_their_entries_are_read_whatever_their_topic() {
        SpecificRecordBase allocated = book.allocated(1_000);
        SpecificRecordBase issued = book.issued(300);
        write(book.post(allocated, "treasury -1000, available 1000"));
        write(allocated);
        write(issued);
        readAll();
        assertThat(facts.size()).isEqualTo(2);
        assertThat(journal.entries()).isEqualTo(1);
        assertThat(journal.end(0)).isZero();
        assertThat(violations.told())
                .singleElement()
                .satisfies(one -> assertThat(one.breach()).isEqualTo(Breach.MISSING_ENTRY));
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void what_cannot_be_read_is_told_and_the_rest_is_read() {
        write(Topics.BUDGET, number(UNREADABLE), null);
        write(Topics.BUDGET, null, null);
        write(Topics.JOURNAL, number(UNREADABLE), null);
        records.add(book.planned(1));
        write(Topics.JOURNAL, number(0), null);
        write(book.allocated(1_000));
        readAll();
        assertThat(violations.counts()).containsExactly(Map.entry(Breach.UNREADABLE, 4L));
        assertThat(violations.told().getFirst())
                .hasToString(
                        "UNREADABLE computevoucher.budget.v1-0@0: "
                                + violations.told().getFirst().what());
        assertThat(facts.size()).isEqualTo(1);
    }

    @Test
    void an_event_whose_header_names_another_is_told() {
        records.add(book.planned(1));
        write(Topics.BUDGET, number(0), "11111111-1111-4111-8111-111111111111");
        readAll();
        assertThat(violations.counts()).containsExactly(Map.entry(Breach.UNREADABLE, 1L));
    }

    @Test
    void a_topic_that_has_lost_its_beginning_is_told() {
        TopicPartition partition = new TopicPartition(Topics.CONSUMPTION, 0);
        ends.put(partition, 5L);
        consumer.updateBeginningOffsets(Map.of(partition, 5L));
        readAll();
        assertThat(violations.told())
                .singleElement()
                .hasToString(
                        "HISTORY_CUT computevoucher.consumption.v1-0: it begins with offset 5");
    }

    @Test
    void what_is_written_after_it_began_is_not_read() {
        write(book.allocated(1_000));
        write(book.allocated(2_000));
        ends.put(new TopicPartition(Topics.BUDGET, 0), 1L);
        readAll();
        assertThat(facts.size()).isEqualTo(1);
    }

    @Test
    void without_a_registry_nothing_is_guessed() {
        write(Topics.BUDGET, number(NO_REGISTRY), null);
        assertThatThrownBy(this::readAll)
                .isInstanceOf(CouldNotBeDone.class)
                .hasMessageContaining("no registry");
    }

    @Test
    void without_its_topics_it_is_another_broker() {
        consumer.updatePartitions(Topics.JOURNAL, List.of());
        assertThatThrownBy(this::readAll)
                .isInstanceOf(CouldNotBeDone.class)
                .hasMessageContaining(Topics.JOURNAL);
    }
}
