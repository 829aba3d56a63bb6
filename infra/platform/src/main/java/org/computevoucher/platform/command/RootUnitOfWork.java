package org.computevoucher.platform.command;

import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/**
 * The unit of work around a batch, with the batch's database transaction.
 *
 * <p>Axon rolls a commit back only for exceptions. An error in its middle (no memory, a class that
 * does not link) would leave the transaction open and bound to the thread, the next one would join
 * it, and its commit would be none. So errors before the rollback are turned into exceptions here.
 */
public final class RootUnitOfWork extends DefaultUnitOfWork<Message<?>> {

    private RootUnitOfWork(String name) {
        super(new GenericMessage<>(name));
    }

    /**
     * Runs work in a new unit of work and a new transaction, and commits both.
     *
     * @param name for logs
     * @throws RuntimeException what the work or the commit threw; everything is rolled back
     */
    public static <T> T inOneTransaction(
            String name, TransactionManager transactions, Supplier<T> work) {
        RootUnitOfWork root = new RootUnitOfWork(name);
        root.start();
        T result;
        try {
            root.attachTransaction(transactions);
            result = work.get();
        } catch (RuntimeException | Error failure) {
            root.rollback(failure);
            throw failure;
        }
        root.commit();
        return result;
    }

    @Override
    protected void notifyHandlers(Phase phase) {
        try {
            super.notifyHandlers(phase);
        } catch (Error e) {
            if (phase.isBefore(Phase.ROLLBACK)) {
                throw new IllegalStateException("a unit of work broke in phase " + phase, e);
            }
            throw e;
        }
    }
}
