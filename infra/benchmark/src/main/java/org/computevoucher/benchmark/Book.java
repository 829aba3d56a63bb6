package org.computevoucher.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.computevoucher.ledger.book.EntryPosted;
import org.computevoucher.ledger.history.Histories;
import org.computevoucher.ledger.journal.JournalRows;
import org.computevoucher.local.LocalPostgres.Database;
import org.computevoucher.platform.eventlog.EventJson;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The ledger's database, its event log, and the read models that are built from it. */
final class Book implements AutoCloseable {

    private static final int EVENTS_AT_ONCE = 20_000;

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

    /** Reads the log from its beginning and writes what is read from it, a batch at a time. */
    void build() {
        JsonMapper json = EventJson.mapper();
        AnnotationEventHandlerAdapter rows =
                new AnnotationEventHandlerAdapter(new JournalRows(jdbc));
        long last = 0;
        List<EntryPosted> batch = page(json, last);
        while (!batch.isEmpty()) {
            handle(rows, batch);
            last += batch.size();
            batch = page(json, last);
        }
        jdbc.execute("VACUUM ANALYZE entry");
    }

    private List<EntryPosted> page(JsonMapper json, long after) {
        return jdbc.query(
                "SELECT payload FROM event_log WHERE log_index > ? ORDER BY log_index LIMIT ?",
                (row, number) -> json.readValue(row.getString(1), EntryPosted.class),
                after,
                EVENTS_AT_ONCE);
    }

    private void handle(AnnotationEventHandlerAdapter rows, List<EntryPosted> batch) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        unit.attachTransaction(new SpringTransactionManager(transactions));
        try {
            for (EntryPosted entry : batch) {
                rows.handle(GenericEventMessage.asEventMessage(entry));
            }
            unit.commit();
        } catch (Exception e) {
            unit.rollback(e);
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
