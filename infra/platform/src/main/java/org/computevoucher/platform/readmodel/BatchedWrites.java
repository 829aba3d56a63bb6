package org.computevoucher.platform.readmodel;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;

/**
 * Rows of a read model, collected while a batch of events is handled and written with one batched
 * statement before the batch commits, in the same transaction as the processor's position.
 *
 * <p>Row order is event order, so an upsert of the same key several times in a batch ends in its
 * last state.
 *
 * @param <R> one row
 */
public final class BatchedWrites<R> {

    private final JdbcOperations jdbc;
    private final String sql;
    private final ParameterizedPreparedStatementSetter<R> binder;

    public BatchedWrites(
            JdbcOperations jdbc, String sql, ParameterizedPreparedStatementSetter<R> binder) {
        this.jdbc = jdbc;
        this.sql = sql;
        this.binder = binder;
    }

    /**
     * Adds a row to the current batch.
     *
     * @throws IllegalStateException outside a unit of work
     */
    public void add(R row) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        List<R> rows = batch.getOrComputeResource(resourceKey(), key -> new ArrayList<>());
        if (rows.isEmpty()) {
            batch.onPrepareCommit(committing -> flush(rows));
        }
        rows.add(row);
    }

    private String resourceKey() {
        return "batchedWrites@" + System.identityHashCode(this);
    }

    private void flush(List<R> rows) {
        jdbc.batchUpdate(sql, rows, rows.size(), binder);
        rows.clear();
    }
}
