package org.computevoucher.platform.command;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.computevoucher.platform.eventlog.AggregateVersions;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.Answer;
import org.computevoucher.platform.request.RequestContent;
import org.computevoucher.platform.request.RequestKey;

/** {@link Commands} over the command bus. */
public final class LaneCommands implements Commands {

    private static final String FRESH_AT_COMMIT = "freshAtCommit";

    private final CommandBus bus;
    private final AggregateVersions versions;
    private final RoutingStrategy routing = AnnotationRoutingStrategy.defaultStrategy();

    private final Duration patience;

    /**
     * @param patience how long a caller waits for an outcome
     */
    public LaneCommands(CommandBus bus, AggregateVersions versions, Duration patience) {
        this.bus = bus;
        this.versions = versions;
        this.patience = patience;
    }

    @Override
    public <R> CompletableFuture<Outcome<R>> send(Object command) {
        requireNoUnitOfWork();
        return dispatch(GenericCommandMessage.asCommandMessage(command));
    }

    @Override
    public <R> Outcome<R> sendAndWait(Object command) {
        return getInTime(this.<R>send(command));
    }

    @Override
    public <R> List<Outcome<R>> sendAllAndWait(List<?> all) {
        List<CompletableFuture<Outcome<R>>> answers = all.stream().map(this::<R>send).toList();
        CompletableFuture<List<Outcome<R>>> together =
                CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                        .thenApply(done -> answers.stream().map(CompletableFuture::join).toList());
        return getInTime(together);
    }

    @Override
    @SuppressWarnings("unchecked") // a command's outcome is of the type its caller names, as ever
    public <R> Outcome<Answer> answer(
            RequestKey key,
            RequestContent content,
            Object command,
            Function<? super R, Answer> rendering) {
        requireNoUnitOfWork();
        KeyedRequest request =
                new KeyedRequest(key, content, result -> rendering.apply((R) result));
        return getInTime(
                dispatch(request.carriedBy(GenericCommandMessage.asCommandMessage(command))));
    }

    private static void requireNoUnitOfWork() {
        if (CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException(
                    "inside a unit of work a command runs within it: use within()");
        }
    }

    @Override
    public <R> Outcome<R> within(Object command) {
        if (!CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("there is no unit of work to run in: use send()");
        }
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        requireFreshAtCommit(root);
        Outcome<R> outcome = get(this.<R>dispatch(GenericCommandMessage.asCommandMessage(command)));
        if (outcome instanceof Outcome.Refused<R>) {
            LookedAt lookedAt = LookedAt.in(root);
            Set<String> restedOn = lookedAt.byRefusedOnes();
            restedOn.add(target(command));
            requireFresh(restedOn, lookedAt);
        }
        return outcome;
    }

    /**
     * Once for all commands of the unit of work. It is asked for before the first of them applies
     * an event, and so is done before any is appended: the log's own rows would count as somebody
     * else's.
     */
    private void requireFreshAtCommit(UnitOfWork<?> root) {
        LookedAt lookedAt = LookedAt.in(root);
        root.getOrComputeResource(
                FRESH_AT_COMMIT,
                key -> {
                    root.onPrepareCommit(
                            committing -> requireFresh(lookedAt.byAcceptedOnes(), lookedAt));
                    return true;
                });
    }

    private void requireFresh(Set<String> aggregateIds, LookedAt lookedAt) {
        if (!aggregateIds.isEmpty() && versions.evictOutdated(aggregateIds, lookedAt.absent())) {
            throw new OutdatedStateException();
        }
        lookedAt.requireFreshRegisters(versions);
    }

    private String target(Object command) {
        return routing.getRoutingKey(GenericCommandMessage.asCommandMessage(command));
    }

    private <R> CompletableFuture<Outcome<R>> dispatch(CommandMessage<Object> command) {
        CompletableFuture<Outcome<R>> answer = new CompletableFuture<>();
        bus.<Object, Outcome<R>>dispatch(
                command,
                (message, result) -> {
                    if (result.isExceptional()) {
                        answer.completeExceptionally(result.exceptionResult());
                    } else {
                        answer.complete(result.getPayload());
                    }
                });
        return answer;
    }

    private <T> T getInTime(CompletableFuture<T> answer) {
        try {
            // a copy waits: what the lane completes is left alone
            return get(answer.copy().orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new OutcomeUnknownException(patience);
            }
            throw e;
        }
    }

    private static <T> T get(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw e;
        }
    }
}
