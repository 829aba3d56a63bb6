package org.computevoucher.platform.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What the events of a batch say, collected while they are handled and handed on together, in their
 * order, before the batch commits: for rows that depend on rows before them, which so are looked up
 * once a batch. Where each row can be written by itself, {@link BatchedWrites} is enough.
 *
 * @param <E> what one event says
 */
public final class Batch<E> {

    private final Consumer<List<E>> write;

    /**
     * @param write called with everything of one batch, in the same transaction as the processor's
     *     position; what it throws undoes the batch
     */
    public Batch(Consumer<List<E>> write) {
        this.write = write;
    }

    /**
     * Adds to the current batch.
     *
     * @throws IllegalStateException outside a unit of work
     */
    public void add(E said) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        List<E> all =
                batch.getOrComputeResource(
                        "batch@" + System.identityHashCode(this), key -> new ArrayList<>());
        if (all.isEmpty()) {
            batch.onPrepareCommit(committing -> write.accept(List.copyOf(all)));
        }
        all.add(said);
    }
}
