package org.computevoucher.platform.request;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;

/** The table {@code answered_request}: what was done under which key, and its answer, for ever. */
public final class AnsweredRequests {

    private static final String FIND =
            """
            SELECT key_id, encode(content_sha256, 'hex') AS content_sha256, status, answer
            FROM answered_request WHERE key_id = ANY (?)
            """;

    /**
     * In the order of their keys: of two transactions that add the same ones, the second waits for
     * the first, and never each for the other.
     */
    private static final String ADD =
            """
            INSERT INTO answered_request (key_id, content_sha256, status, answer, recorded_at)
            SELECT key_id, decode(content_sha256, 'hex'), status, answer, ?
            FROM unnest(?::uuid[], ?::text[], ?::smallint[], ?::text[])
                   AS r (key_id, content_sha256, status, answer)
            ORDER BY key_id
            """;

    private final JdbcOperations jdbc;
    private final Clock clock;

    /**
     * @param jdbc takes part in the caller's Spring transaction
     */
    public AnsweredRequests(JdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was done under these keys, by key; nothing for those that are free. One query. */
    public Map<UUID, AnsweredRequest> find(Collection<UUID> keyIds) {
        Map<UUID, AnsweredRequest> found = new HashMap<>();
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(FIND);
                    statement.setArray(1, connection.createArrayOf("uuid", keyIds.toArray()));
                    return statement;
                },
                row -> {
                    AnsweredRequest request = request(row);
                    found.put(request.keyId(), request);
                });
        return found;
    }

    /** What was done under this key, or null while it is free. */
    public @Nullable AnsweredRequest find(RequestKey key) {
        UUID keyId = key.id();
        return find(List.of(keyId)).get(keyId);
    }

    /**
     * Takes keys, in the current transaction and with one statement.
     *
     * @throws AnsweredMeanwhileException if another transaction has taken one of them; it is waited
     *     for while it is under way
     */
    public void add(List<AnsweredRequest> requests) {
        Timestamp now = Timestamp.from(clock.instant());
        try {
            jdbc.update(
                    connection -> {
                        PreparedStatement statement = connection.prepareStatement(ADD);
                        statement.setTimestamp(1, now);
                        set(statement, 2, "uuid", requests, AnsweredRequest::keyId);
                        set(statement, 3, "text", requests, request -> request.content().sha256());
                        set(statement, 4, "int2", requests, request -> request.answer().status());
                        set(statement, 5, "text", requests, request -> request.answer().body());
                        return statement;
                    });
        } catch (DuplicateKeyException taken) {
            throw new AnsweredMeanwhileException(taken);
        }
    }

    private static void set(
            PreparedStatement statement,
            int parameter,
            String type,
            List<AnsweredRequest> requests,
            Function<AnsweredRequest, Object> column)
            throws SQLException {
        Connection connection = statement.getConnection();
        Object[] values = requests.stream().map(column).toArray();
        statement.setArray(parameter, connection.createArrayOf(type, values));
    }

    private static AnsweredRequest request(ResultSet row) throws SQLException {
        return new AnsweredRequest(
                row.getObject("key_id", UUID.class),
                new RequestContent(row.getString("content_sha256")),
                new Answer(row.getInt("status"), row.getString("answer")));
    }
}
