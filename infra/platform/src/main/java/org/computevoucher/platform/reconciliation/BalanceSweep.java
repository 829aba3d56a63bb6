package org.computevoucher.platform.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;
import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.reconciliation.StatedPage.Item;
import org.computevoucher.platform.reconciliation.StatedPage.Taken;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Reads one kind of balances, in one snapshot of the database and by a cursor: however many there
 * are, a page is in memory.
 */
final class BalanceSweep {

    private static final String SNAPSHOT =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    /** A rebuild that takes their place needs them alone for a moment, and is waited for. */
    private static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = '5s'";

    private static final String TAKEN =
            "SELECT topic, partition, next_offset FROM intake_offset ORDER BY topic, partition";

    private static final int QUERY_TIMEOUT_SECONDS = 60;

    /**
     * What a sweep needs to know of its service.
     *
     * @param position of a read model's processor, as the given connection sees it
     * @param isStopping asked for every page
     */
    record Surroundings(
            String service,
            int accountLimit,
            ToLongBiFunction<String, JdbcOperations> position,
            Supplier<UUID> ids,
            BooleanSupplier isStopping) {}

    /** It was asked to stop; the statement ends nowhere, and so nobody takes it for whole. */
    static final class StoppedException extends RuntimeException {
        StoppedException() {
            super("stopped", null, false, false);
        }
    }

    private final Surroundings surroundings;
    private final StatedBalances balances;
    private final ReadModel readModel;
    private final Instant at;
    private final UUID statementId;
    private final Consumer<StatedPage> pages;
    private final List<Item> items = new ArrayList<>(StatedPage.LIMIT);
    private List<Taken> taken = List.of();
    private long position;
    private int page;

    /**
     * @param at the time of the statement
     * @param pages told of each page, in their order
     */
    BalanceSweep(
            Surroundings surroundings,
            StatedBalances balances,
            ReadModel readModel,
            Instant at,
            Consumer<StatedPage> pages) {
        this.surroundings = surroundings;
        this.balances = balances;
        this.readModel = readModel;
        this.at = at;
        this.statementId = surroundings.ids().get();
        this.pages = pages;
    }

    /**
     * @param connection in no transaction; afterwards neither
     * @throws TooManyAccountsException if there are more than a statement may have
     * @throws StoppedException if it was asked to stop meanwhile
     */
    void run(Connection connection) throws SQLException {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        jdbc.setFetchSize(StatedPage.LIMIT);
        jdbc.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
        connection.setAutoCommit(false);
        try {
            jdbc.execute(SNAPSHOT);
            jdbc.execute(LOCK_TIMEOUT);
            // before the snapshot is taken: a rebuilt table that came later would be empty in it
            jdbc.execute(
                    "LOCK TABLE %s IN ACCESS SHARE MODE"
                            .formatted(String.join(", ", readModel.tables())));
            position = surroundings.position().applyAsLong(readModel.name(), jdbc);
            taken =
                    jdbc.query(
                            TAKEN,
                            (row, number) ->
                                    new Taken(row.getString(1), row.getInt(2), row.getLong(3)));
            requireNotTooMany(jdbc);
            jdbc.query(balances.sql(), (ResultSet row) -> add(row));
            send(true);
        } finally {
            // nothing was written
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Before a page is sent of what would be worth nothing. */
    private void requireNotTooMany(JdbcTemplate jdbc) {
        Long accounts =
                jdbc.queryForObject(
                        "SELECT count(*) FROM (SELECT FROM (%s) AS stated LIMIT %d) AS counted"
                                .formatted(balances.sql(), surroundings.accountLimit() + 1L),
                        Long.class);
        if (accounts != null && accounts > surroundings.accountLimit()) {
            throw new TooManyAccountsException(balances.kind(), surroundings.accountLimit());
        }
    }

    private void add(ResultSet row) throws SQLException {
        if (items.size() == StatedPage.LIMIT) {
            send(false);
        }
        items.add(
                new Item(
                        row.getString("pot"),
                        row.getObject("voucher_id", UUID.class),
                        row.getString("payee"),
                        row.getLong("amount_fen")));
    }

    private void send(boolean last) {
        if (surroundings.isStopping().getAsBoolean()) {
            throw new StoppedException();
        }
        pages.accept(
                new StatedPage(
                        surroundings.ids().get(),
                        statementId,
                        surroundings.service(),
                        balances.kind(),
                        position,
                        taken,
                        at,
                        page,
                        last,
                        items));
        items.clear();
        page++;
    }
}
