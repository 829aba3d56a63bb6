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
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.computevoucher.local.LocalParts;
import org.computevoucher.platform.kafka.KafkaClients;
import org.computevoucher.platform.kafka.Topics;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ends of topics on a real broker, where transactions leave markers. */
class TopicEndsIT {

    private final KafkaClients clients =
            new KafkaClients(
                    "ends-test",
                    Map.of("bootstrap.servers", LocalParts.shared().kafka().bootstrapServers()),
                    Map.of(),
                    "none",
                    "none");
    private final JdbcTemplate jdbc = mock(JdbcTemplate.class);

    @Test
    void the_marker_of_a_transaction_is_nothing_to_read() throws Exception {
        String topic = "ends-" + UUID.randomUUID();
        new Topics(1, (short) 1, (short) 1).ensureFactTopics(clients, List.of(topic));

        try (Producer<String, byte[]> producer =
                        clients.transactionalProducer(Duration.ofSeconds(10));
                TopicEnds ends = new TopicEnds(jdbc, clients::endReader, Clock.systemUTC())) {
            producer.initTransactions();
            send(producer, topic, true);
            positionIs(0);
            assertThat(hasReadAll(ends, topic)).isFalse();
            positionIs(1);
            assertThat(hasReadAll(ends, topic)).isTrue();

            send(producer, topic, false);
            assertThat(hasReadAll(ends, topic)).as("what is not committed").isTrue();
            send(producer, topic, true);
            assertThat(hasReadAll(ends, topic)).isFalse();
        }
    }

    private static boolean hasReadAll(TopicEnds ends, String topic) {
        return ends.hasReadAll(topic, Instant.now(), Duration.ofSeconds(5));
    }

    private static void send(Producer<String, byte[]> producer, String topic, boolean commit)
            throws ExecutionException, InterruptedException {
        producer.beginTransaction();
        var _ = producer.send(new ProducerRecord<>(topic, "key", new byte[] {1})).get();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private void positionIs(long position) {
        when(jdbc.queryForList(anyString(), eq(Long.class), any(), eq(0)))
                .thenReturn(List.of(position));
    }
}
