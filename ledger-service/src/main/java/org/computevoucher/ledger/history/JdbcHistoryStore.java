package org.computevoucher.ledger.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes histories to PostgreSQL, in the transaction of its caller. */
final class JdbcHistoryStore implements HistoryStore {

    private static final String HEADS =
            """
            SELECT history_id, name, party, movements, late_movements, balance_fen, tail, late_tail
            FROM balance_history WHERE name = ANY (?)
            """;

    private static final String NEW_IDS =
            "SELECT nextval('balance_history_id') FROM generate_series(1, ?)";

    private static final String SAVE_HEADS =
            """
            INSERT INTO balance_history (history_id, name, party, movements, late_movements, balance_fen, tail,
                                         late_tail)
            SELECT * FROM unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bytea[],
                                 ?::bytea[])
            ON CONFLICT (history_id) DO UPDATE SET party = excluded.party, movements = excluded.movements,
                late_movements = excluded.late_movements, balance_fen = excluded.balance_fen, tail = excluded.tail,
                late_tail = excluded.late_tail
            """;

    private static final String ADD_BLOCK =
            """
            INSERT INTO balance_block (history_id, first_recorded, number, opening_fen, late_before, movements)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_LATE_BLOCK =
            """
            INSERT INTO late_block (history_id, number, earliest_effective, movements) VALUES (?, ?, ?, ?)
            """;

    private static final String ADD_PIECE =
            """
            INSERT INTO late_piece (history_id, level, run, first_effective, number, opening_fen, steps)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String LATE_BLOCKS =
            """
            SELECT number, movements FROM late_block
            WHERE history_id = ? AND number >= ? AND number < ? ORDER BY number
            """;

    private static final String NEXT_PIECES =
            """
            SELECT first_effective, number, opening_fen, steps FROM late_piece
            WHERE history_id = ? AND level = ? AND run = ? AND (first_effective, number) > (?, ?)
            ORDER BY first_effective, number LIMIT ?
            """;

    /** How many pieces of a run are held while it is merged. */
    private static final int PIECES_AT_ONCE = 32;

    /** How many rows wait to be written together. */
    private static final int ROWS_AT_ONCE = 500;

    private final JdbcOperations jdbc;
    private final List<Block> blocks = new ArrayList<>();
    private final List<LateBlock> lateBlocks = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();

    JdbcHistoryStore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The heads of those that are there. */
    Map<String, Head> known(Collection<String> names) {
        Map<String, Head> heads = new HashMap<>();
        jdbc.query(
                HEADS,
                statement -> statement.setArray(1, texts(statement.getConnection(), names)),
                (ResultSet row) -> {
                    Head head = head(row);
                    heads.put(head.name, head);
                });
        return heads;
    }

    @Override
    public Map<String, Head> heads(Collection<String> names) {
        Map<String, Head> heads = known(names);
        Set<String> missing = new HashSet<>(names);
        missing.removeAll(heads.keySet());
        if (!missing.isEmpty()) {
            Iterator<Long> ids = jdbc.queryForList(NEW_IDS, Long.class, missing.size()).iterator();
            missing.forEach(name -> heads.put(name, Head.begin(ids.next(), name)));
        }
        return heads;
    }

    /** From a row with the columns of a head. */
    static Head head(ResultSet row) throws SQLException {
        return Head.stored(
                row.getLong("history_id"),
                row.getString("name"),
                row.getString("party"),
                row.getLong("movements"),
                row.getLong("late_movements"),
                row.getLong("balance_fen"),
                row.getBytes("tail"),
                row.getBytes("late_tail"));
    }

    @Override
    public void save(Collection<Head> heads) {
        flushBlocks();
        flushLate();
        List<Head> all = List.copyOf(heads);
        jdbc.update(
                SAVE_HEADS,
                statement -> {
                    Connection connection = statement.getConnection();
                    statement.setArray(1, array(connection, "bigint", all, head -> head.id));
                    statement.setArray(2, array(connection, "text", all, head -> head.name));
                    statement.setArray(3, array(connection, "text", all, Head::party));
                    statement.setArray(4, array(connection, "bigint", all, Head::movements));
                    statement.setArray(5, array(connection, "bigint", all, Head::lateMovements));
                    statement.setArray(6, array(connection, "bigint", all, Head::balanceFen));
                    statement.setArray(7, bytes(connection, all, Head::tail));
                    statement.setArray(8, bytes(connection, all, Head::lateTail));
                });
    }

    private static java.sql.Array array(
            Connection connection, String type, List<Head> heads, Function<Head, Object> value)
            throws SQLException {
        Object[] values = heads.stream().map(value).toArray(Object[]::new);
        return connection.createArrayOf(type, values);
    }

    private static java.sql.Array bytes(
            Connection connection, List<Head> heads, Function<Head, Movements> tail)
            throws SQLException {
        byte[][] packed =
                heads.stream().map(head -> tail.apply(head).packed()).toArray(byte[][]::new);
        return connection.createArrayOf("bytea", packed);
    }

    private static java.sql.Array texts(Connection connection, Collection<String> texts)
            throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    @Override
    public void add(Block block) {
        blocks.add(block);
        if (blocks.size() == ROWS_AT_ONCE) {
            flushBlocks();
        }
    }

    @Override
    public void add(LateBlock block) {
        lateBlocks.add(block);
        if (lateBlocks.size() == ROWS_AT_ONCE) {
            flushLate();
        }
    }

    @Override
    public void add(Piece piece) {
        pieces.add(piece);
        if (pieces.size() == ROWS_AT_ONCE) {
            flushLate();
        }
    }

    private void flushBlocks() {
        jdbc.batchUpdate(ADD_BLOCK, blocks, ROWS_AT_ONCE, JdbcHistoryStore::bind);
        blocks.clear();
    }

    private void flushLate() {
        jdbc.batchUpdate(ADD_LATE_BLOCK, lateBlocks, ROWS_AT_ONCE, JdbcHistoryStore::bind);
        lateBlocks.clear();
        jdbc.batchUpdate(ADD_PIECE, pieces, ROWS_AT_ONCE, JdbcHistoryStore::bind);
        pieces.clear();
    }

    private static void bind(PreparedStatement row, Block block) throws SQLException {
        row.setLong(1, block.history());
        row.setLong(2, block.movements().recorded(0));
        row.setLong(3, block.number());
        row.setLong(4, block.openingFen());
        row.setLong(5, block.lateBefore());
        row.setBytes(6, block.movements().packed());
    }

    private static void bind(PreparedStatement row, LateBlock block) throws SQLException {
        row.setLong(1, block.history());
        row.setLong(2, block.number());
        row.setLong(3, block.movements().earliestEffective());
        row.setBytes(4, block.movements().packed());
    }

    private static void bind(PreparedStatement row, Piece piece) throws SQLException {
        row.setLong(1, piece.id().history());
        row.setInt(2, piece.id().level());
        row.setLong(3, piece.id().run());
        row.setLong(4, piece.firstEffectiveMicros());
        row.setInt(5, piece.id().number());
        row.setLong(6, piece.openingFen());
        row.setBytes(7, piece.packed());
    }

    @Override
    public List<LateBlock> lateBlocks(long history, long first) {
        flushLate();
        return jdbc.query(
                LATE_BLOCKS,
                (row, number) ->
                        new LateBlock(
                                history,
                                row.getLong("number"),
                                Movements.of(row.getBytes("movements"))),
                history,
                first,
                first + LateRuns.FANOUT);
    }

    @Override
    public Iterator<LateRuns.Step> run(long history, int level, long run) {
        flushLate();
        return new StepsOfRun(history, level, run);
    }

    /** Reads a run a few pieces at a time. */
    private final class StepsOfRun implements Iterator<LateRuns.Step> {

        private final long history;
        private final int level;
        private final long run;
        private long lastEffective = Long.MIN_VALUE;
        private int lastNumber = -1;
        private Iterator<Piece> read = List.<Piece>of().iterator();
        private Iterator<LateRuns.Step> steps = List.<LateRuns.Step>of().iterator();

        StepsOfRun(long history, int level, long run) {
            this.history = history;
            this.level = level;
            this.run = run;
        }

        @Override
        public boolean hasNext() {
            if (steps.hasNext()) {
                return true;
            }
            if (!read.hasNext()) {
                read = nextPieces().iterator();
            }
            if (!read.hasNext()) {
                return false;
            }
            Piece piece = read.next();
            lastEffective = piece.firstEffectiveMicros();
            lastNumber = piece.id().number();
            steps = LateRuns.steps(piece);
            return steps.hasNext();
        }

        @Override
        public LateRuns.Step next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return steps.next();
        }

        private List<Piece> nextPieces() {
            return jdbc.query(
                    NEXT_PIECES,
                    (row, number) ->
                            new Piece(
                                    new Piece.Id(history, level, run, row.getInt("number")),
                                    row.getLong("first_effective"),
                                    row.getLong("opening_fen"),
                                    row.getBytes("steps")),
                    history,
                    level,
                    run,
                    lastEffective,
                    lastNumber,
                    PIECES_AT_ONCE);
        }
    }
}
