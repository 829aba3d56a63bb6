package org.computevoucher.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.computevoucher.local.LocalPostgres.Database;

/**
 * What one would pick in place of the service: a table of the same records in the same PostgreSQL,
 * whose key is the usage record. It checks nothing, owes nobody and tells nobody.
 */
final class Table {

    private final Database database;

    Table(Database database) throws SQLException {
        this.database = database;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            var _ =
                    statement.execute(
                            """
                            CREATE TABLE usage_record (
                              data_centre text NOT NULL, usage_id text NOT NULL, voucher_id uuid NOT NULL,
                              charge_period_start timestamptz NOT NULL, charge_period_end timestamptz NOT NULL,
                              billed_cost_fen bigint NOT NULL, PRIMARY KEY (data_centre, usage_id))""");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
    }

    /** One caller with a connection of its own that inserts so many rows and commits. */
    Caller caller(int rowsInOneCommit) throws SQLException {
        return new Caller(connect(), rowsInOneCommit);
    }

    /** A prepared statement on a connection. */
    static final class Caller implements Callers.Request, AutoCloseable {

        private final Connection connection;
        private final PreparedStatement insert;
        private final int rows;

        private Caller(Connection connection, int rows) throws SQLException {
            this.connection = connection;
            this.rows = rows;
            connection.setAutoCommit(false);
            insert =
                    connection.prepareStatement(
                            "INSERT INTO usage_record VALUES (?, ?, ?, ?, ?, ?)");
        }

        @Override
        public int send() throws SQLException {
            OffsetDateTime end = OffsetDateTime.now(ZoneOffset.UTC);
            for (int row = 0; row < rows; row++) {
                insert.setString(1, Redemption.CENTRE);
                insert.setString(2, UUID.randomUUID().toString());
                insert.setObject(3, UUID.randomUUID());
                insert.setObject(4, end.minusHours(1));
                insert.setObject(5, end);
                insert.setLong(6, Redemption.COST_FEN);
                insert.addBatch();
            }
            int inserted = insert.executeBatch().length;
            connection.commit();
            return inserted;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
