package org.computevoucher.platform.rebuild;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.computevoucher.platform.command.RootUnitOfWork;
import org.computevoucher.platform.eventlog.EventNames;
import org.computevoucher.platform.eventlog.PostgresEventLog;
import org.computevoucher.platform.readmodel.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes the copy: new handlers, that are told the log from the copy's position on. */
final class CopyWriter {

    private static final double NANOS = 1e9;

    private final ReadModel model;
    private final UUID rebuildId;
    private final PostgresEventLog log;
    private final int batchSize;
    private final TransactionManager transactions;
    private final JdbcTemplate jdbc;
    private final List<AnnotationEventHandlerAdapter> handlers;
    private final Set<String> taken;
    private final BooleanSupplier isStopping;
    private final long beganNanos = System.nanoTime();
    private long position;
    private long read;

    /** Somebody else goes on with it, or nobody is to. */
    static final class StoppedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        StoppedException() {
            super("the rebuild is not to go on here", null, false, false);
        }
    }

    CopyWriter(
            ReadModel model,
            Rebuild rebuild,
            PostgresEventLog log,
            EventNames names,
            CopyTransactions transactions,
            int batchSize,
            BooleanSupplier isStopping) {
        this.model = model;
        this.rebuildId = rebuild.rebuildId();
        this.position = rebuild.eventsDone();
        this.log = log;
        this.batchSize = batchSize;
        this.transactions = new SpringTransactionManager(transactions);
        this.jdbc = transactions.jdbc();
        this.isStopping = isStopping;
        this.handlers =
                model.handlers().stream()
                        .map(handler -> new AnnotationEventHandlerAdapter(handler.apply(jdbc)))
                        .toList();
        this.taken =
                names.namesOf(
                        event -> handlers.stream().anyMatch(each -> each.canHandleType(event)));
    }

    /** Up to which log index everything is written. */
    long position() {
        return position;
    }

    /**
     * Writes everything up to a log index.
     *
     * @throws StoppedException if it is not to go on
     */
    void writeUpTo(long end) throws InterruptedException {
        try (LogPages pages = new LogPages(log, taken, position, end, batchSize)) {
            for (LogPages.Events page = pages.next(); page != null; page = pages.next()) {
                requireGoingOn();
                write(page, end);
            }
        }
    }

    private void requireGoingOn() {
        if (isStopping.getAsBoolean()) {
            throw new StoppedException();
        }
    }

    private void write(LogPages.Events page, long end) {
        read += page.upTo() - position;
        long perSecond = Math.round(read / ((System.nanoTime() - beganNanos) / NANOS));
        var _ =
                RootUnitOfWork.inOneTransaction(
                        "rebuild of " + model.name(),
                        transactions,
                        () -> {
                            for (TrackedEventMessage<?> event : page.events()) {
                                handlers.forEach(handler -> handle(handler, event));
                            }
                            // after what the handlers write at the end of a batch: the row is
                            // locked for a moment only
                            CurrentUnitOfWork.get()
                                    .onPrepareCommit(
                                            committing -> advance(page.upTo(), end, perSecond));
                            return true;
                        });
        position = page.upTo();
    }

    private void advance(long upTo, long end, long perSecond) {
        if (!Rebuilds.advance(jdbc, rebuildId, position, upTo, end, perSecond)) {
            throw new StoppedException();
        }
    }

    private static @Nullable Object handle(
            AnnotationEventHandlerAdapter handler, TrackedEventMessage<?> event) {
        try {
            return handler.handle(event);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
