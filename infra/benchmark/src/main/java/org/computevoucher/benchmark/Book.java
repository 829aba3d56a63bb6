package org.computevoucher.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;
import org.computevoucher.ledger.book.BookEvent;
import org.computevoucher.ledger.history.Histories;
import org.computevoucher.ledger.journal.JournalRows;
import org.computevoucher.local.LocalPostgres.Database;
import org.computevoucher.platform.eventlog.AggregateVersions;
import org.computevoucher.platform.eventlog.AppendSignal;
import org.computevoucher.platform.eventlog.EventNames;
import org.computevoucher.platform.eventlog.EventSerializers;
import org.computevoucher.platform.eventlog.PostgresEventLog;
import org.computevoucher.platform.rebuild.Rebuild;
import org.computevoucher.platform.rebuild.Rebuild.OnDifference;
import org.computevoucher.platform.rebuild.RebuildRunner;
import org.computevoucher.platform.rebuild.Rebuilds;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's database, its event log, and the read models that are built from it. */
final class Book implements AutoCloseable {

    private static final String JOURNAL = "journal";
    private static final EventNames NAMES = EventNames.of(List.of(BookEvent.class));
    private static final int EVENTS_AT_ONCE = 5_000;
    private static final long LOOK_EVERY_MILLIS = 100;

    private final HikariDataSource database;
    private final JdbcTemplate jdbc;
    private final DataSourceTransactionManager transactions;
    private final Histories histories;

    Book(Database database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.username());
        config.setPassword(database.password());
        this.database = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(this.database)
                .locations("classpath:db/platform", "classpath:db/service")
                .outOfOrder(true)
                .load()
                .migrate();
        this.jdbc = new JdbcTemplate(this.database);
        this.transactions = new DataSourceTransactionManager(this.database);
        this.histories = new Histories(jdbc);
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    void write(BookEvents events) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            events.writeTo(connection);
        }
        jdbc.execute("VACUUM ANALYZE event_log");
    }

    <T> T inTransaction(Function<Histories, T> question) {
        TransactionTemplate oneState = new TransactionTemplate(transactions);
        oneState.setReadOnly(true);
        return Objects.requireNonNull(oneState.execute(status -> question.apply(histories)));
    }

    /**
     * Has the journal built from the log, compared with what is there and put in its place, as an
     * operator's order does.
     *
     * @param phases told of each state that it was in, and of how many seconds
     * @return how it ended
     */
    Rebuild rebuild(ObjDoubleConsumer<Rebuild.State> phases) throws InterruptedException {
        PostgresEventLog log = log();
        Rebuilds rebuilds =
                new Rebuilds(jdbc, new TransactionTemplate(transactions), Clock.systemUTC());
        RebuildRunner runner =
                new RebuildRunner(
                        Map.of(JOURNAL, JournalRows.readModel()),
                        new RebuildRunner.Parts(
                                database,
                                jdbc,
                                log,
                                NAMES,
                                rebuilds,
                                model -> log.lastIndex(),
                                EVENTS_AT_ONCE,
                                () -> false));
        UUID id = UUID.randomUUID();
        Rebuild ordered =
                rebuilds.begin(id, JOURNAL, OnDifference.SWITCH, begun -> {}).orElseThrow();
        runner.start();
        try {
            return ended(rebuilds, ordered, phases);
        } finally {
            runner.stop();
        }
    }

    private static Rebuild ended(
            Rebuilds rebuilds, Rebuild ordered, ObjDoubleConsumer<Rebuild.State> phases)
            throws InterruptedException {
        Rebuild rebuild = ordered;
        long since = System.nanoTime();
        while (rebuild.endedAt() == null) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            Rebuild now = rebuilds.find(rebuild.rebuildId()).orElseThrow();
            if (now.state() != rebuild.state()) {
                long entered = System.nanoTime();
                phases.accept(rebuild.state(), (entered - since) / 1e9);
                since = entered;
            }
            rebuild = now;
        }
        return rebuild;
    }

    private PostgresEventLog log() {
        return PostgresEventLog.create(
                database,
                EventSerializers.forEvents(NAMES),
                EventSerializers.forSnapshots(List.of()),
                new AppendSignal(),
                new AggregateVersions(jdbc, 1));
    }

    @Override
    public void close() {
        database.close();
    }
}
