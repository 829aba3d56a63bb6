package org.computevoucher.platform.command;

import java.util.concurrent.CompletableFuture;
import org.computevoucher.platform.refusal.Outcome;

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
     */
    <R> Outcome<R> sendAndWait(Object command);

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
