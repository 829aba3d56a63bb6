package org.computevoucher.platform.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The session that states the balances of a service: whoever has this lock of the service's
 * database. The sweeps run on it, so that whoever loses it loses the sweep.
 */
final class StatementLock implements AutoCloseable {

    private static final int VALIDITY_CHECK_SECONDS = 2;

    private final DataSource dataSource;
    private @Nullable Connection session;

    StatementLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The session, where this process has or gets it; null: another instance has it. */
    @Nullable Connection session() throws SQLException {
        Connection held = session;
        if (held != null) {
            if (held.isValid(VALIDITY_CHECK_SECONDS)) {
                return held;
            }
            close();
        }
        Connection candidate = dataSource.getConnection();
        boolean taken = false;
        try {
            taken = isTrue(candidate, "SELECT pg_try_advisory_lock(hashtext('statements'), 0)");
        } finally {
            if (taken) {
                session = candidate;
            } else {
                candidate.close();
            }
        }
        return session;
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public void close() {
        Connection held = session;
        session = null;
        if (held != null) {
            try (held) {
                isTrue(held, "SELECT pg_advisory_unlock(hashtext('statements'), 0)");
            } catch (SQLException e) {
                // the session is gone, and its lock with it
            }
        }
    }
}
