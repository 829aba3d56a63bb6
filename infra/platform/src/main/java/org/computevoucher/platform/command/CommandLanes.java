package org.computevoucher.platform.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.computevoucher.platform.eventlog.AggregateVersions;
import org.computevoucher.platform.request.AnsweredRequests;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command bus with group commit.
 *
 * <p>Each command goes to one of a few lanes, chosen by its aggregate's id. A lane takes whatever
 * has queued up, at most {@link Settings#batchLimit} commands, runs it as nested units of work
 * inside one root unit of work with one database transaction, and only after the commit answers the
 * callers. There is no timer: an idle lane commits a single command at once. One aggregate has one
 * lane, so its commands neither compete for its lock nor overtake one another.
 *
 * <p>A refusal is a value and costs the batch nothing. If a command throws, or the commit fails,
 * the whole batch is rolled back and every command of it is run again alone, once (a conflict with
 * another instance a few times), so one bad command fails alone.
 *
 * <p>A command with a request key runs unless a request was answered under that key: a batch looks
 * its keys up with one query before its commands run, and takes the keys of what was accepted with
 * one insert in their transaction. So also a batch that is run again because nobody knows whether
 * it was committed does nothing twice.
 *
 * <p>A command dispatched inside a unit of work (an intake's or an event processor's) runs at once,
 * in that unit of work and its transaction.
 */
public final class CommandLanes extends SimpleCommandBus implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CommandLanes.class);

    /**
     * How often a command that meets a conflict is tried alone: the other writer was another
     * instance.
     */
    private static final int TRIES_ON_CONFLICT = 25;

    /**
     * After each try it waits longer, by chance, so that two instances do not keep meeting; in
     * milliseconds.
     */
    private static final int LONGEST_PAUSE_PER_TRY = 2;

    /** How often an idle lane looks whether it is to stop, in milliseconds. */
    private static final long LOOK_FOR_CLOSE_MILLIS = 250;

    private final TransactionManager transactions;
    private final RoutingStrategy routing = AnnotationRoutingStrategy.defaultStrategy();
    private final AggregateVersions versions;
    private final AnsweredRequests answered;
    private final Settings settings;
    private final List<Lane> lanes = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param lanes how many lanes, and so threads and connections
     * @param batchLimit the most commands in one transaction
     * @param queueLimit the most commands waiting in one lane; beyond it callers get {@link
     *     LaneFullException}
     */
    public record Settings(int lanes, int batchLimit, int queueLimit) {}

    public static CommandLanes start(
            TransactionManager transactions,
            AggregateVersions versions,
            AnsweredRequests answered,
            Settings settings) {
        CommandLanes bus = new CommandLanes(transactions, versions, answered, settings);
        bus.lanes.forEach(lane -> lane.thread.start());
        return bus;
    }

    private CommandLanes(
            TransactionManager transactions,
            AggregateVersions versions,
            AnsweredRequests answered,
            Settings settings) {
        // the lanes hold the transactions; a nested unit of work must not open its own
        super(SimpleCommandBus.builder());
        this.transactions = transactions;
        this.versions = versions;
        this.answered = answered;
        this.settings = settings;
        for (int i = 0; i < settings.lanes(); i++) {
            lanes.add(new Lane(i));
        }
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        if (CurrentUnitOfWork.isStarted()) {
            handleNow(command, handler, callback);
        } else {
            laneOf(command).queue(new WaitingCommand<>(this, command, handler, callback));
        }
    }

    /** Runs a command in the current unit of work. */
    <C, R> void handleNow(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        super.handle(command, handler, callback);
    }

    private Lane laneOf(CommandMessage<?> command) {
        int hash = routing.getRoutingKey(command).hashCode();
        return lanes.get(Math.floorMod(hash ^ (hash >>> 16), lanes.size()));
    }

    /** How many commands wait, over all lanes. */
    public int waiting() {
        return lanes.stream().mapToInt(lane -> lane.queue.size()).sum();
    }

    /**
     * Finishes what is queued, then stops. Commands that come later are refused as {@link
     * LaneFullException}.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            lanes.forEach(Lane::stop);
        }
    }

    private final class Lane {

        private final BlockingQueue<WaitingCommand<?, ?>> queue =
                new ArrayBlockingQueue<>(settings.queueLimit());
        private final Thread thread;

        Lane(int number) {
            this.thread = Thread.ofPlatform().daemon().name("lane-" + number).unstarted(this::work);
        }

        void queue(WaitingCommand<?, ?> waiting) {
            if (closed.get() || !queue.offer(waiting)) {
                waiting.fail(new LaneFullException(settings.queueLimit()));
                waiting.answer();
            }
        }

        /** Not by interrupting: that could hit the lane in the middle of a commit. */
        void stop() {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void work() {
            List<WaitingCommand<?, ?>> batch = new ArrayList<>(settings.batchLimit());
            while (take(batch)) {
                runTogether(batch);
                batch.forEach(this::answer);
                batch.clear();
            }
        }

        /** Waits for work; false once the bus is closed and the queue is empty. */
        private boolean take(List<WaitingCommand<?, ?>> batch) {
            while (true) {
                boolean last = closed.get();
                WaitingCommand<?, ?> first = awaitOne();
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, settings.batchLimit() - 1);
                    return true;
                }
                if (last) {
                    return false;
                }
            }
        }

        private @Nullable WaitingCommand<?, ?> awaitOne() {
            try {
                return queue.poll(LOOK_FOR_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts a lane", e);
            }
        }

        private void runTogether(List<WaitingCommand<?, ?>> batch) {
            try {
                inOneTransaction(batch);
            } catch (Throwable failure) {
                log.debug("a batch of {} is run again one by one", batch.size(), failure);
                batch.forEach(this::runAlone);
            }
        }

        private void runAlone(WaitingCommand<?, ?> waiting) {
            for (int tries = 1; ; tries++) {
                try {
                    inOneTransaction(List.of(waiting));
                    return;
                } catch (Throwable failure) {
                    Throwable cause =
                            failure instanceof WaitingCommand.FailedException wrapped
                                    ? wrapped.thrown
                                    : failure;
                    if (!isConflict(cause) || tries == TRIES_ON_CONFLICT) {
                        waiting.fail(cause);
                        return;
                    }
                    pauseAfterConflict(tries);
                }
            }
        }

        private void pauseAfterConflict(int tries) {
            long longest = TimeUnit.MILLISECONDS.toNanos((long) tries * LONGEST_PAUSE_PER_TRY);
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
        }

        private void inOneTransaction(List<WaitingCommand<?, ?>> batch) {
            BatchAnswers answers = BatchAnswers.lookUp(answered, batch);
            var _ =
                    RootUnitOfWork.inOneTransaction(
                            "lane batch",
                            transactions,
                            () -> {
                                noteWhatIsNotThere(batch);
                                batch.forEach(waiting -> run(waiting, answers));
                                requireFreshDecisions(batch, answers);
                                answers.store();
                                return batch;
                            });
        }

        private void noteWhatIsNotThere(List<WaitingCommand<?, ?>> batch) {
            Set<String> begun = new HashSet<>();
            for (WaitingCommand<?, ?> waiting : batch) {
                if (waiting.command().getPayload() instanceof BeginsAggregates command) {
                    begun.addAll(command.begun());
                }
            }
            if (!begun.isEmpty()) {
                versions.absent(begun).forEach(LookedAt.inCurrentWork()::absent);
            }
        }

        /** A command of an aggregate alone begins it without saying so. */
        private void run(WaitingCommand<?, ?> waiting, BatchAnswers answers) {
            LookedAt.inCurrentWork().begun(routing.getRoutingKey(waiting.command()));
            waiting.run(answers);
        }

        /** Before anything is appended: the log's own rows would count as somebody else's. */
        private void requireFreshDecisions(List<WaitingCommand<?, ?>> batch, BatchAnswers answers) {
            LookedAt lookedAt = LookedAt.inCurrentWork();
            Set<String> restedOn = new HashSet<>(lookedAt.byAcceptedOnes());
            List<KeyedRequest> refused = new ArrayList<>();
            for (WaitingCommand<?, ?> waiting : batch) {
                if (waiting.isRefusedByHandler()) {
                    restedOn.add(routing.getRoutingKey(waiting.command()));
                    restedOn.addAll(lookedAt.byRefusedOnes());
                    KeyedRequest keyed = waiting.keyed();
                    if (keyed != null) {
                        refused.add(keyed);
                    }
                }
            }
            if (!restedOn.isEmpty() && versions.evictOutdated(restedOn, lookedAt.absent())) {
                throw new OutdatedStateException();
            }
            lookedAt.requireFreshRegisters(versions);
            answers.requireStillFree(refused);
        }

        private void answer(WaitingCommand<?, ?> waiting) {
            try {
                waiting.answer();
            } catch (RuntimeException e) {
                // a caller's own callback must not stop the lane for everybody
                log.warn("a caller failed on its answer", e);
            }
        }
    }

    /** Whether somebody else was at the same aggregate first, so that it is worth trying again. */
    public static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException
                    || cause instanceof AggregateStreamCreationException
                    || cause instanceof LockAcquisitionFailedException) {
                return true;
            }
        }
        return false;
    }
}
