package org.computevoucher.platform.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.computevoucher.platform.rebuild.Rebuild.OnDifference;
import org.computevoucher.platform.rebuild.Rebuild.State;
import org.computevoucher.platform.rebuild.Rebuild.TableDifference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All rebuilds of this service, those that ended too: the table {@code rebuild}. */
public final class Rebuilds {

    /** The longest explanation kept, in characters. */
    private static final int FAILURE_LIMIT = 2_000;

    private static final String BEGIN =
            """
            INSERT INTO rebuild (rebuild_id, read_model, on_difference, state, requested_at)
            VALUES (?, ?, ?, 'RUNNING', ?) ON CONFLICT DO NOTHING
            """;

    private static final String CANCEL =
            "UPDATE rebuild SET cancel_requested = true WHERE rebuild_id = ? AND ended_at IS NULL";

    private static final String END =
            "UPDATE public.rebuild SET state = ?, failure = ?, ended_at = ? WHERE rebuild_id = ? AND ended_at IS NULL";

    private final JdbcOperations jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    public Rebuilds(JdbcOperations jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Orders one.
     *
     * @param ordered told in the same transaction
     * @return empty where another one has not ended
     */
    public Optional<Rebuild> begin(
            UUID id, String readModel, OnDifference onDifference, Consumer<Rebuild> ordered) {
        return inTransaction(
                () -> jdbc.update(BEGIN, id, readModel, onDifference.name(), now()), id, ordered);
    }

    /**
     * Asks for the end of one.
     *
     * @param cancelled told in the same transaction, with what it is at the moment
     * @return empty where it has ended, or there is none
     */
    public Optional<Rebuild> cancel(UUID id, Consumer<Rebuild> cancelled) {
        return inTransaction(() -> jdbc.update(CANCEL, id), id, cancelled);
    }

    private Optional<Rebuild> inTransaction(IntSupplier update, UUID id, Consumer<Rebuild> told) {
        return Objects.requireNonNull(
                transactions.execute(
                        status -> {
                            Optional<Rebuild> updated =
                                    update.getAsInt() == 0 ? Optional.empty() : find(id);
                            updated.ifPresent(told);
                            return updated;
                        }));
    }

    public Optional<Rebuild> find(UUID id) {
        return jdbc.query("SELECT * FROM rebuild WHERE rebuild_id = ?", this::rebuild, id).stream()
                .findFirst();
    }

    /** Those after a number, oldest first. */
    public List<Rebuild> list(long after, int limit) {
        return jdbc.query(
                "SELECT * FROM rebuild WHERE number > ? ORDER BY number LIMIT ?",
                this::rebuild,
                after,
                limit);
    }

    /** The one that has not ended. */
    Optional<Rebuild> active() {
        return jdbc.query("SELECT * FROM rebuild WHERE ended_at IS NULL", this::rebuild).stream()
                .findFirst();
    }

    boolean isToBeCancelled(UUID id) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject(
                        "SELECT cancel_requested FROM rebuild WHERE rebuild_id = ?",
                        Boolean.class,
                        id));
    }

    /** Begins to read from the beginning of the log. */
    void startOver(UUID id) {
        jdbc.update(
                "UPDATE rebuild SET position = 0, compared_up_to = NULL, differences = '[]' WHERE rebuild_id = ?",
                id);
    }

    void enter(UUID id, State state) {
        jdbc.update("UPDATE rebuild SET state = ? WHERE rebuild_id = ?", state.name(), id);
    }

    void compared(UUID id, long logIndex, List<TableDifference> differences) {
        jdbc.update(
                "UPDATE rebuild SET compared_up_to = ?, differences = ?::json WHERE rebuild_id = ?",
                logIndex,
                json.writeValueAsString(differences),
                id);
    }

    /**
     * Moves the position, in the transaction of the caller.
     *
     * @return false: it is not where the caller believes, or the caller is to stop
     */
    static boolean advance(
            JdbcOperations there, UUID id, long from, long to, long target, long perSecond) {
        return there.update(
                        """
                        UPDATE public.rebuild SET position = ?, target = ?, events_per_second = ?
                        WHERE rebuild_id = ? AND position = ? AND ended_at IS NULL AND NOT cancel_requested
                        """,
                        to,
                        target,
                        perSecond,
                        id,
                        from)
                == 1;
    }

    void end(UUID id, State state, @Nullable String failure) {
        endIn(jdbc, id, state, failure);
    }

    /** Ends one, in another transaction. */
    void endIn(JdbcOperations there, UUID id, State state, @Nullable String failure) {
        there.update(END, state.name(), shortened(failure), now(), id);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static @Nullable String shortened(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replace("\u0000", "");
        return clean.length() <= FAILURE_LIMIT ? clean : clean.substring(0, FAILURE_LIMIT);
    }

    private Rebuild rebuild(ResultSet row, int number) throws SQLException {
        Timestamp endedAt = row.getTimestamp("ended_at");
        long position = row.getLong("position");
        return new Rebuild(
                row.getLong("number"),
                row.getObject("rebuild_id", UUID.class),
                row.getString("read_model"),
                OnDifference.valueOf(row.getString("on_difference")),
                State.valueOf(row.getString("state")),
                position,
                Math.max(position, row.getLong("target")),
                row.getLong("events_per_second"),
                row.getObject("compared_up_to", Long.class),
                json.readValue(row.getString("differences"), new TypeReference<>() {}),
                row.getString("failure"),
                row.getTimestamp("requested_at").toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }
}
