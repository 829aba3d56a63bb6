package org.computevoucher.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Positions held against the ends of a topic of two partitions. */
class TopicEndsTest {

    private static final String TOPIC = "computevoucher.voucher.v1";
    private static final TopicPartition ZERO = new TopicPartition(TOPIC, 0);
    private static final TopicPartition ONE = new TopicPartition(TOPIC, 1);
    private static final Instant START = Instant.parse("2026-03-03T08:00:00Z");

    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
    private final JdbcTemplate jdbc = mock(JdbcTemplate.class);
    private final Clock clock = mock(Clock.class);
    private final TopicEnds ends = new TopicEnds(jdbc, () -> kafka, clock);

    @BeforeEach
    void atFirst() {
        when(clock.instant()).thenReturn(START);
        kafka.updatePartitions(TOPIC, List.of(info(0), info(1)));
        kafka.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    position | end | other position | other end | record at | read all
                    7        | 7   | 3              | 3         |           | true
                    6        | 7   | 3              | 3         | 6         | false
                    7        | 7   | 2              | 3         |           | false
                    7        | 7   |                | 0         |           | true
                    7        | 7   |                | 3         |           | false
                    0        | 0   | 0              | 0         |           | true
                    """)
    void all_is_read_when_no_record_stands_between_position_and_end(
            Long position,
            long end,
            Long otherPosition,
            long otherEnd,
            Long recordAt,
            boolean all) {
        positions(position, otherPosition);
        kafka.updateEndOffsets(Map.of(ZERO, end, ONE, otherEnd));
        if (recordAt != null) {
            kafka.schedulePollTask(
                    () ->
                            kafka.addRecord(
                                    new ConsumerRecord<>(
                                            TOPIC, 0, recordAt, new byte[0], new byte[0])));
        }

        assertThat(ends.hasReadAll(TOPIC, START, Duration.ZERO)).isEqualTo(all);
    }

    @Test
    void what_kafka_said_serves_everybody_who_asked_before_and_it_is_asked_once_a_second() {
        positions(7L, 3L);
        kafka.updateEndOffsets(Map.of(ZERO, 7L, ONE, 3L));
        assertThat(ends.hasReadAll(TOPIC, START, Duration.ZERO)).isTrue();

        kafka.updateEndOffsets(Map.of(ZERO, 9L, ONE, 3L));
        positions(9L, 3L);
        when(clock.instant()).thenReturn(START.plusMillis(999));
        assertThat(ends.hasReadAll(TOPIC, START, Duration.ZERO)).isTrue();
        assertThat(ends.hasReadAll(TOPIC, START.plusMillis(1), Duration.ZERO)).isFalse();

        when(clock.instant()).thenReturn(START.plusMillis(1000));
        assertThat(ends.hasReadAll(TOPIC, START.plusMillis(1), Duration.ZERO)).isTrue();
    }

    @Test
    void who_is_patient_gets_the_next_answer() {
        positions(7L, 3L);
        kafka.updateEndOffsets(Map.of(ZERO, 7L, ONE, 3L));
        assertThat(ends.hasReadAll(TOPIC, START, Duration.ZERO)).isTrue();
        when(clock.instant()).thenReturn(START.plusMillis(500), START.plusMillis(1000));

        assertThat(ends.hasReadAll(TOPIC, START.plusMillis(500), Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void where_kafka_does_not_answer_nothing_is_known_until_it_does() {
        positions(7L, 3L);
        TopicEnds away =
                new TopicEnds(
                        jdbc,
                        () -> {
                            throw new KafkaException("away");
                        },
                        clock);
        assertThat(away.hasReadAll(TOPIC, START, Duration.ZERO)).isFalse();

        kafka.updateEndOffsets(Map.of(ZERO, 7L, ONE, 3L));
        when(clock.instant()).thenReturn(START.plusSeconds(1));
        assertThat(ends.hasReadAll(TOPIC, START, Duration.ZERO)).isTrue();
    }

    @Test
    void where_kafka_is_away_not_everybody_waits_for_it_one_after_the_other() {
        AtomicInteger tries = new AtomicInteger();
        TopicEnds away =
                new TopicEnds(
                        jdbc,
                        () -> {
                            var _ = tries.incrementAndGet();
                            when(clock.instant()).thenReturn(START.plusSeconds(3));
                            throw new KafkaException("away");
                        },
                        clock);

        for (int record = 0; record < 1000; record++) {
            assertThat(away.hasReadAll(TOPIC, START, Duration.ZERO)).isFalse();
        }

        assertThat(tries).hasValue(1);
    }

    @Test
    void a_topic_that_is_not_there_is_not_read() {
        kafka.updatePartitions("another", List.of());

        assertThat(ends.hasReadAll("another", START, Duration.ZERO)).isFalse();
    }

    private void positions(Long zero, Long one) {
        position(0, zero);
        position(1, one);
    }

    private void position(int partition, Long position) {
        when(jdbc.queryForList(anyString(), eq(Long.class), any(), eq(partition)))
                .thenReturn(position == null ? List.of() : List.of(position));
    }

    private static PartitionInfo info(int partition) {
        return new PartitionInfo(TOPIC, partition, Node.noNode(), new Node[0], new Node[0]);
    }
}
