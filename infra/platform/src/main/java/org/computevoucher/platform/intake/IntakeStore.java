package org.computevoucher.platform.intake;

import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the intake keeps in the service's database: the next offsets, and the ids of the facts taken
 * in.
 */
final class IntakeStore {

    /**
     * Another instance has gone on with this partition: whatever this one was about to commit must
     * not be.
     */
    static final class PartitionLostException extends RuntimeException {
        PartitionLostException(TopicPartition partition, long expected) {
            super(
                    "%s is no longer at offset %d: another instance took it over"
                            .formatted(partition, expected));
        }
    }

    private final JdbcTemplate jdbc;

    IntakeStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next offset of a partition; a partition seen for the first time starts at {@code begin}.
     */
    long nextOffset(TopicPartition partition, long begin) {
        jdbc.update(
                "INSERT INTO intake_offset (topic, partition, next_offset) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                partition.topic(),
                partition.partition(),
                begin);
        Long next =
                jdbc.queryForObject(
                        "SELECT next_offset FROM intake_offset WHERE topic = ? AND partition = ?",
                        Long.class,
                        partition.topic(),
                        partition.partition());
        return next == null ? begin : next;
    }

    /** The next offset of a partition; nothing where no instance has seen the partition yet. */
    OptionalLong position(TopicPartition partition) {
        return jdbc
                .queryForList(
                        "SELECT next_offset FROM intake_offset WHERE topic = ? AND partition = ?",
                        Long.class,
                        partition.topic(),
                        partition.partition())
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /**
     * Moves a partition on, in the current transaction.
     *
     * @throws PartitionLostException if it is not where this instance believes it is
     */
    void advance(TopicPartition partition, long from, long to) {
        int moved =
                jdbc.update(
                        "UPDATE intake_offset SET next_offset = ? WHERE topic = ? AND partition = ? AND next_offset = ?",
                        to,
                        partition.topic(),
                        partition.partition(),
                        from);
        if (moved != 1) {
            throw new PartitionLostException(partition, from);
        }
    }

    /** Which of these facts were taken in before. */
    Set<UUID> known(Collection<UUID> eventIds) {
        if (eventIds.isEmpty()) {
            return new HashSet<>();
        }
        return new HashSet<>(
                jdbc.query(
                        connection -> {
                            PreparedStatement statement =
                                    connection.prepareStatement(
                                            "SELECT event_id FROM intake_fact WHERE event_id = ANY (?)");
                            statement.setArray(
                                    1, connection.createArrayOf("uuid", eventIds.toArray()));
                            return statement;
                        },
                        (row, number) -> row.getObject("event_id", UUID.class)));
    }

    /** Remembers facts as taken in, in the current transaction. */
    void remember(List<IncomingFact> facts) {
        jdbc.batchUpdate(
                "INSERT INTO intake_fact (event_id, topic, partition, record_offset) VALUES (?, ?, ?, ?)",
                facts,
                Math.max(1, facts.size()),
                (statement, fact) -> {
                    statement.setObject(1, fact.eventId());
                    statement.setString(2, fact.source().topic());
                    statement.setInt(3, fact.source().partition());
                    statement.setLong(4, fact.source().offset());
                });
    }
}
