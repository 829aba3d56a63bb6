package org.computevoucher.platform.eventlog;

import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.postgresql.util.PSQLState;

/**
 * Recognises a second event at the same place of an aggregate's history. PostgreSQL's driver throws
 * its own exception class, so only the SQL state (23505) tells.
 */
final class UniqueViolationResolver implements PersistenceExceptionResolver {

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && PSQLState.UNIQUE_VIOLATION.getState().equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
