package org.computevoucher.platform.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.computevoucher.platform.refusal.Outcome;

/** {@link Commands} over the command bus. */
public final class LaneCommands implements Commands {

    private final CommandBus bus;

    public LaneCommands(CommandBus bus) {
        this.bus = bus;
    }

    @Override
    public <R> CompletableFuture<Outcome<R>> send(Object command) {
        if (CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException(
                    "inside a unit of work a command runs within it: use within()");
        }
        return dispatch(command);
    }

    @Override
    public <R> Outcome<R> sendAndWait(Object command) {
        return get(this.<R>send(command));
    }

    @Override
    public <R> Outcome<R> within(Object command) {
        if (!CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("there is no unit of work to run in: use send()");
        }
        return get(this.<R>dispatch(command));
    }

    private <R> CompletableFuture<Outcome<R>> dispatch(Object command) {
        CompletableFuture<Outcome<R>> answer = new CompletableFuture<>();
        bus.<Object, Outcome<R>>dispatch(
                GenericCommandMessage.asCommandMessage(command),
                (message, result) -> {
                    if (result.isExceptional()) {
                        answer.completeExceptionally(result.exceptionResult());
                    } else {
                        answer.complete(result.getPayload());
                    }
                });
        return answer;
    }

    private static <R> Outcome<R> get(CompletableFuture<Outcome<R>> answer) {
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
