package org.computevoucher.platform.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.computevoucher.platform.readmodel.ReadModel;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Where each batch of a live read model passes before it writes anything, in any instance; a
 * rebuild can close it for a moment.
 *
 * <p>It is an advisory lock that a batch shares with nobody but other batches and has until its
 * transaction ends. Whoever holds it alone knows that the live read model is exactly where its
 * position says.
 */
public final class ReadModelGate implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final String PASS =
            "SELECT pg_advisory_xact_lock_shared(hashtext('read_model'), hashtext(?))";
    private static final String CLOSE =
            "SELECT pg_advisory_xact_lock(hashtext('read_model'), hashtext(?))";

    private final JdbcOperations jdbc;
    private final String readModel;

    public ReadModelGate(JdbcOperations jdbc, ReadModel readModel) {
        this.jdbc = jdbc;
        this.readModel = readModel.name();
    }

    @Override
    public Object handle(
            UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain interceptorChain)
            throws Exception {
        var _ = unitOfWork.root().getOrComputeResource("gate of " + readModel, key -> pass());
        return interceptorChain.proceed();
    }

    private Boolean pass() {
        jdbc.query(PASS, row -> {}, readModel);
        return true;
    }

    /** A closed gate, until it is opened; opening it twice does nothing. */
    static final class Closed implements AutoCloseable {

        private final Connection connection;

        private Closed(Connection connection) {
            this.connection = connection;
        }

        /**
         * Waits for the batch that is at work.
         *
         * @throws SQLException with state 55P03 where it takes too long
         */
        static Closed of(DataSource dataSource, ReadModel readModel) throws SQLException {
            Connection connection = dataSource.getConnection();
            Closed closed = new Closed(connection);
            boolean taken = false;
            try {
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET LOCAL lock_timeout = '10s'");
                    // it says nothing while others write
                    statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
                }
                try (PreparedStatement close = connection.prepareStatement(CLOSE)) {
                    close.setString(1, readModel.name());
                    close.execute();
                }
                taken = true;
                return closed;
            } finally {
                if (!taken) {
                    closed.close();
                }
            }
        }

        @Override
        public void close() {
            open();
        }

        void open() {
            try {
                if (!connection.isClosed()) {
                    try (connection) {
                        connection.rollback();
                        connection.setAutoCommit(true);
                    }
                }
            } catch (SQLException e) {
                // the session is gone, and its lock with it
            }
        }
    }
}
