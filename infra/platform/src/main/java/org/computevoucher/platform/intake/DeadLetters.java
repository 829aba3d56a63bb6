package org.computevoucher.platform.intake;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records that could not be handled, kept unchanged with their reason until somebody replays them.
 */
public final class DeadLetters {

    /** The longest explanation kept, in characters. */
    private static final int DETAIL_LIMIT = 4_000;

    private static final String COLUMNS =
            "id, topic, partition, record_offset, record_time, record_key, record_value, headers, reason, detail, buried_at, replayed_at";

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * One letter, as people look at it.
     *
     * @param reason a stable code
     * @param replayedAt when it was taken in after all, or null
     */
    public record Letter(
            long id,
            String topic,
            int partition,
            long offset,
            String key,
            Map<String, String> headers,
            String reason,
            String detail,
            Instant buriedAt,
            @Nullable Instant replayedAt) {}

    public DeadLetters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The letters after an id, oldest first. */
    public List<Letter> list(long afterId, int limit) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM dead_letter WHERE id > ? ORDER BY id LIMIT ?",
                (row, number) -> letter(row),
                afterId,
                limit);
    }

    /** How many letters nobody has replayed yet. */
    public long unsettled() {
        Long count =
                jdbc.queryForObject(
                        "SELECT count(*) FROM dead_letter WHERE replayed_at IS NULL", Long.class);
        return count == null ? 0 : count;
    }

    /**
     * Which of these facts lie here and were not replayed: what they caused need not wait for them.
     */
    Set<UUID> buried(Collection<UUID> eventIds) {
        if (eventIds.isEmpty()) {
            return Set.of();
        }
        String[] texts = eventIds.stream().map(UUID::toString).toArray(String[]::new);
        return new HashSet<>(
                jdbc.query(
                        connection -> {
                            var statement =
                                    connection.prepareStatement(
                                            "SELECT headers ->> 'ce_id' AS event_id FROM dead_letter WHERE replayed_at IS NULL AND headers ->> 'ce_id' = ANY (?)");
                            statement.setArray(1, connection.createArrayOf("text", texts));
                            return statement;
                        },
                        (row, number) -> UUID.fromString(row.getString("event_id"))));
    }

    /** Buries a record, in the current transaction. */
    void bury(ConsumerRecord<byte[], byte[]> record, String reason, String detail, Instant at) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            byte[] value = header.value() == null ? new byte[0] : header.value();
            headers.put(header.key(), new String(value, StandardCharsets.ISO_8859_1));
        }
        jdbc.update(
                """
                INSERT INTO dead_letter (topic, partition, record_offset, record_time, record_key, record_value, headers,
                                         reason, detail, buried_at)
                VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                """,
                record.topic(),
                record.partition(),
                record.offset(),
                new Timestamp(record.timestamp()),
                record.key(),
                record.value(),
                json.writeValueAsString(headers).replace("\\u0000", ""),
                reason,
                shortened(detail),
                Timestamp.from(at));
    }

    /** The record of a letter that was not replayed yet, locked until the transaction ends. */
    Optional<ConsumerRecord<byte[], byte[]>> lockUnsettled(long id) {
        return jdbc
                .query(
                        "SELECT "
                                + COLUMNS
                                + " FROM dead_letter WHERE id = ? AND replayed_at IS NULL FOR UPDATE",
                        (row, number) -> record(row),
                        id)
                .stream()
                .findFirst();
    }

    void settle(long id, Instant at) {
        jdbc.update("UPDATE dead_letter SET replayed_at = ? WHERE id = ?", Timestamp.from(at), id);
    }

    private Letter letter(ResultSet row) throws SQLException {
        byte[] key = row.getBytes("record_key");
        Timestamp replayedAt = row.getTimestamp("replayed_at");
        return new Letter(
                row.getLong("id"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                key == null ? "" : new String(key, StandardCharsets.UTF_8),
                headers(row),
                row.getString("reason"),
                row.getString("detail"),
                row.getTimestamp("buried_at").toInstant(),
                replayedAt == null ? null : replayedAt.toInstant());
    }

    private ConsumerRecord<byte[], byte[]> record(ResultSet row) throws SQLException {
        RecordHeaders headers = new RecordHeaders();
        headers(row)
                .forEach(
                        (name, value) ->
                                headers.add(name, value.getBytes(StandardCharsets.ISO_8859_1)));
        TopicPartition partition =
                new TopicPartition(row.getString("topic"), row.getInt("partition"));
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                row.getLong("record_offset"),
                row.getTimestamp("record_time").getTime(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                row.getBytes("record_key"),
                row.getBytes("record_value"),
                headers,
                Optional.empty());
    }

    private Map<String, String> headers(ResultSet row) throws SQLException {
        return json.readValue(row.getString("headers"), new TypeReference<>() {});
    }

    private static String shortened(String detail) {
        String clean = detail.replace("\u0000", "");
        return clean.length() <= DETAIL_LIMIT ? clean : clean.substring(0, DETAIL_LIMIT);
    }
}
