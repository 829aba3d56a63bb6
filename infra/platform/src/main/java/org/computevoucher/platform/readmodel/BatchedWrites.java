package org.computevoucher.platform.readmodel;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
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
    private final @Nullable BatchedWrites<?> first;

    public BatchedWrites(
            JdbcOperations jdbc, String sql, ParameterizedPreparedStatementSetter<R> binder) {
        this(jdbc, sql, binder, null);
    }

    private BatchedWrites(
            JdbcOperations jdbc,
            String sql,
            ParameterizedPreparedStatementSetter<R> binder,
            @Nullable BatchedWrites<?> first) {
        this.jdbc = jdbc;
        this.sql = sql;
        this.binder = binder;
        this.first = first;
    }

    /**
     * The same, written after all rows of others, whatever the order of a batch's events: for
     * changes of rows that the others insert.
     */
    public BatchedWrites<R> after(BatchedWrites<?> others) {
        return new BatchedWrites<>(jdbc, sql, binder, others);
    }

    /**
     * Adds a row to the current batch.
     *
     * @throws IllegalStateException outside a unit of work
     */
    public void add(R row) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        List<R> rows = rowsOf(batch);
        if (rows.isEmpty()) {
            flushBeforeCommitOf(batch);
        }
        rows.add(row);
    }

    private List<R> rowsOf(UnitOfWork<?> batch) {
        return batch.getOrComputeResource(resourceKey(), key -> new ArrayList<>());
    }

    private String resourceKey() {
        return "batchedWrites@" + System.identityHashCode(this);
    }

    private void flushBeforeCommitOf(UnitOfWork<?> batch) {
        if (first != null) {
            first.flushBeforeCommitOf(batch);
        }
        batch.onPrepareCommit(committing -> flush(rowsOf(batch)));
    }

    private void flush(List<R> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows, rows.size(), binder);
            rows.clear();
        }
    }
}
