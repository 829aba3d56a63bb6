package org.computevoucher.platform.command;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.Answer;
import org.computevoucher.platform.request.RequestContent;
import org.computevoucher.platform.request.RequestKey;

/** Sends commands to this service's own aggregates. */
public interface Commands {

    /**
     * Queues a command on its aggregate's lane. The future completes when the command's events are
     * durable.
     *
     * <p>Completes exceptionally with {@link LaneFullException} when the lane's queue is full, and
     * with whatever broke where something broke; a refusal is a normal completion.
     *
     * @param command its class has one {@code @TargetAggregateIdentifier}, which chooses the lane
     */
    <R> CompletableFuture<Outcome<R>> send(Object command);

    /**
     * {@link #send} and wait: for callers on virtual threads. Unchecked exceptions come through as
     * they are.
     *
     * @throws OutcomeUnknownException if the outcome does not come in time; the command may still
     *     be done
     */
    <R> Outcome<R> sendAndWait(Object command);

    /**
     * Sends many commands and waits for all their outcomes, which come in the order of the
     * commands.
     *
     * @throws OutcomeUnknownException if they do not come in time; each command may still be done
     * @throws LaneFullException or whatever else broke one of them, once all have ended: the others
     *     are done, so sending all again has to be safe
     */
    <R> List<Outcome<R>> sendAllAndWait(List<?> all);

    /**
     * Runs a command once for its request key and waits for the answer, which is durable then.
     *
     * <p>The first accepted command under a key has its answer stored with its events; each later
     * one is not run: it gets that answer where it says the same, else {@link
     * org.computevoucher.platform.request.IdempotencyConflict}. A refused command takes no key.
     * Unchecked exceptions come through as they are; after one, asking again is safe.
     *
     * @param rendering makes the answer of the result, in the lane and before the commit: a pure
     *     function that neither waits nor looks anything up
     */
    <R> Outcome<Answer> answer(
            RequestKey key,
            RequestContent content,
            Object command,
            Function<? super R, Answer> rendering);

    /**
     * Runs a command inside the unit of work of the caller (an intake or an event handler), in its
     * transaction.
     *
     * @throws IllegalStateException outside a unit of work
     * @throws org.axonframework.modelling.command.ConcurrencyException if another instance was
     *     faster: the whole unit of work is to be run again, which intake and processors do
     */
    <R> Outcome<R> within(Object command);
}
