package org.computevoucher.ledger.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Reads histories from PostgreSQL: a question about two times is two statements. */
final class JdbcHistorySource implements HistorySource {

    private static final String FIND =
            """
            SELECT h.*,
                   a.number AS a_number, a.opening_fen AS a_opening, a.late_before AS a_late, a.movements AS a_movements,
                   b.number AS b_number, b.opening_fen AS b_opening, b.late_before AS b_late, b.movements AS b_movements
            FROM (SELECT history_id, name, party, movements, late_movements, balance_fen, tail, late_tail
                  FROM balance_history WHERE name = ANY (?)) h
            LEFT JOIN LATERAL (SELECT number, opening_fen, late_before, movements FROM balance_block
                WHERE history_id = h.history_id AND first_recorded <= ?
                ORDER BY first_recorded DESC, number DESC LIMIT 1) a ON true
            LEFT JOIN LATERAL (SELECT number, opening_fen, late_before, movements FROM balance_block
                WHERE history_id = h.history_id AND first_recorded <= ?
                ORDER BY first_recorded DESC, number DESC LIMIT 1) b ON true
            """;

    private static final String BLOCKS =
            """
            SELECT history_id, number AS b_number, opening_fen AS b_opening, late_before AS b_late,
                   movements AS b_movements
            FROM balance_block WHERE history_id = ? AND number BETWEEN ? AND ? ORDER BY number
            """;

    private static final String LATE =
            """
            SELECT q.history_id, b.number, b.movements AS packed, NULL::bigint AS first_effective, 0::bigint AS opening
            FROM unnest(?::bigint[], ?::bigint[]) q (history_id, number)
            JOIN late_block b ON b.history_id = q.history_id AND b.number = q.number AND b.earliest_effective <= ?
            UNION ALL
            SELECT q.history_id, q.run, p.steps, p.first_effective, p.opening_fen
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) q (history_id, level, run)
            JOIN LATERAL (SELECT first_effective, opening_fen, steps FROM late_piece
                WHERE history_id = q.history_id AND level = q.level AND run = q.run AND first_effective <= ?
                ORDER BY first_effective DESC, number DESC LIMIT 1) p ON true
            """;

    /** For a sum it is all the same. */
    private static final Piece.Id NO_MATTER = new Piece.Id(0, 0, 0, 0);

    private final JdbcOperations jdbc;

    JdbcHistorySource(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Found> find(Collection<String> names, long firstRecorded, long secondRecorded) {
        return jdbc.query(
                FIND,
                (PreparedStatement statement) -> {
                    statement.setArray(
                            1, statement.getConnection().createArrayOf("text", names.toArray()));
                    statement.setLong(2, firstRecorded);
                    statement.setLong(3, secondRecorded);
                },
                (row, number) ->
                        new Found(JdbcHistoryStore.head(row), block(row, "a"), block(row, "b")));
    }

    private static @Nullable Block block(ResultSet row, String which) throws SQLException {
        byte[] movements = row.getBytes(which + "_movements");
        return movements == null
                ? null
                : new Block(
                        row.getLong("history_id"),
                        row.getLong(which + "_number"),
                        row.getLong(which + "_opening"),
                        row.getLong(which + "_late"),
                        Movements.of(movements));
    }

    @Override
    public Optional<Page> page(String name, long fromBlock, long toBlock) {
        Map<String, Head> heads = new JdbcHistoryStore(jdbc).known(List.of(name));
        return Optional.ofNullable(heads.get(name))
                .map(
                        head ->
                                new Page(
                                        head,
                                        jdbc.query(
                                                BLOCKS,
                                                (row, number) ->
                                                        Objects.requireNonNull(block(row, "b")),
                                                head.id,
                                                fromBlock,
                                                toBlock)));
    }

    private record Asked<T>(long history, T what) {}

    /** Adds up what the rows of one history say. */
    private static final class Sums {

        private final Map<Long, Movements> blocks = new HashMap<>();
        private long sumOfRuns;

        LateAnswer answer() {
            return new LateAnswer(blocks, sumOfRuns);
        }
    }

    @Override
    public Map<Long, LateAnswer> late(List<LateQuestion> questions, long effectiveMicros) {
        Map<Long, Sums> sums = new HashMap<>();
        questions.forEach(question -> sums.put(question.history(), new Sums()));
        List<Asked<LateRange.PartOfBlock>> blocks =
                questions.stream()
                        .flatMap(
                                question ->
                                        question.range().blocks().stream()
                                                .map(it -> new Asked<>(question.history(), it)))
                        .toList();
        List<Asked<LateRange.Run>> runs =
                questions.stream()
                        .flatMap(
                                question ->
                                        question.range().runs().stream()
                                                .map(it -> new Asked<>(question.history(), it)))
                        .toList();
        jdbc.query(
                LATE,
                statement -> {
                    Connection of = statement.getConnection();
                    statement.setArray(1, longs(of, blocks, Asked::history));
                    statement.setArray(2, longs(of, blocks, asked -> asked.what().number()));
                    statement.setLong(3, effectiveMicros);
                    statement.setArray(4, longs(of, runs, Asked::history));
                    statement.setArray(5, longs(of, runs, asked -> asked.what().level()));
                    statement.setArray(6, longs(of, runs, asked -> asked.what().number()));
                    statement.setLong(7, effectiveMicros);
                },
                (ResultSet row) -> add(sums, row, effectiveMicros));
        Map<Long, LateAnswer> answers = new HashMap<>();
        sums.forEach((history, sum) -> answers.put(history, sum.answer()));
        return answers;
    }

    private static void add(Map<Long, Sums> sums, ResultSet row, long effectiveMicros)
            throws SQLException {
        Sums sum = Objects.requireNonNull(sums.get(row.getLong("history_id")));
        long firstEffective = row.getLong("first_effective");
        if (row.wasNull()) {
            sum.blocks.put(row.getLong("number"), Movements.of(row.getBytes("packed")));
        } else {
            Piece piece =
                    new Piece(
                            NO_MATTER,
                            firstEffective,
                            row.getLong("opening"),
                            row.getBytes("packed"));
            sum.sumOfRuns = Math.addExact(sum.sumOfRuns, piece.sumUpTo(effectiveMicros));
        }
    }

    private static <T> java.sql.Array longs(
            Connection connection, List<T> all, ToLongFunction<T> value) throws SQLException {
        return connection.createArrayOf(
                "bigint", all.stream().mapToLong(value).boxed().toArray(Long[]::new));
    }
}
