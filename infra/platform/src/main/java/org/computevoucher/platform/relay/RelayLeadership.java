package org.computevoucher.platform.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One active relay per service: whoever holds this session lock of the service's database.
 *
 * <p>It only keeps instances from fencing each other in turn. That two relays never both publish is
 * guaranteed by Kafka's transactional id, not by this lock.
 */
final class RelayLeadership implements AutoCloseable {

    private static final int VALIDITY_CHECK_SECONDS = 2;

    private final DataSource dataSource;
    private @Nullable Connection session;

    RelayLeadership(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes the lock if nobody has it; true while this process holds it. */
    boolean holds() throws SQLException {
        Connection held = session;
        if (held != null) {
            if (held.isValid(VALIDITY_CHECK_SECONDS)) {
                return true;
            }
            close();
        }
        Connection candidate = dataSource.getConnection();
        boolean taken = false;
        try {
            taken = tryLock(candidate);
        } finally {
            if (taken) {
                session = candidate;
            } else {
                candidate.close();
            }
        }
        return taken;
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT pg_try_advisory_lock(hashtext('relay'), 0)");
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public void close() {
        Connection held = session;
        session = null;
        if (held == null) {
            return;
        }
        try (held;
                PreparedStatement unlock =
                        held.prepareStatement("SELECT pg_advisory_unlock(hashtext('relay'), 0)")) {
            unlock.execute();
        } catch (SQLException e) {
            // the session is gone, and its lock with it
        }
    }
}
