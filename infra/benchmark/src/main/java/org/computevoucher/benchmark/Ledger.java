package org.computevoucher.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.computevoucher.local.LocalParts;
import org.computevoucher.local.LocalPostgres.Database;
import org.computevoucher.local.ServiceProcess;

/** The ledger service as a process. */
final class Ledger implements AutoCloseable {

    private final Database database;
    private final ServiceProcess process;

    Ledger(LocalParts parts) {
        database = parts.postgres().createDatabase("ledger");
        process =
                ServiceProcess.of("ledger-service")
                        .database(database)
                        .issuer(parts.issuer())
                        .kafka(parts.kafka())
                        .registry(parts.registry())
                        .build();
    }

    /** Returns when it is ready. */
    void start() {
        process.start();
    }

    /** How many entries are in its log: what is posted and durable. */
    long posted() throws SQLException {
        // an index in the log has no gap, and nothing else is in it
        return number("SELECT coalesce(max(log_index), 0) FROM event_log");
    }

    /** How many of them can be read: entries, and the balances that they lead to. */
    long readable() throws SQLException {
        return number("SELECT coalesce(max(ledger_number), 0) FROM entry");
    }

    /** How many of them stand in suspense. */
    long suspended() throws SQLException {
        return number("SELECT count(*) FROM entry WHERE suspense_reason IS NOT NULL");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            var _ = row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
