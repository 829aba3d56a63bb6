package org.computevoucher.platform.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.TransactionDefinition;

/**
 * Transactions in which the names of tables mean the copies of a read model, and everything else
 * means what it always does: also sequences, so that no number is ever given twice.
 *
 * <p>Not to be mixed up with those of the service: a thread may be in both.
 */
final class CopyTransactions extends DataSourceTransactionManager {

    private static final long serialVersionUID = 1;

    private final String schema;

    /**
     * @param schema of the copies
     */
    CopyTransactions(DataSource dataSource, String schema) {
        super(new DelegatingDataSource(dataSource));
        this.schema = schema;
    }

    /** Works in these transactions, and without the limits of what answers callers. */
    JdbcTemplate jdbc() {
        return new JdbcTemplate(obtainDataSource());
    }

    @Override
    protected void prepareTransactionalConnection(
            Connection connection, TransactionDefinition definition) throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        // an index of millions of rows takes its time; the pool sets it back
        connection.setNetworkTimeout(Runnable::run, 0);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    // a commit that is lost in a crash is lost together with its position
                    "SET LOCAL search_path = "
                            + schema
                            + ", public; SET LOCAL synchronous_commit = off; SET LOCAL maintenance_work_mem = '256MB'");
        }
    }
}
