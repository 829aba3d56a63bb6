package org.computevoucher.testkit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.Answer;
import org.computevoucher.platform.request.RequestContent;
import org.computevoucher.platform.request.RequestKey;

/** The commands of automations of a service in memory, which is made from them. */
public final class InMemoryCommands implements Commands {

    private Function<Object, Outcome<?>> service =
            command -> {
                throw new IllegalStateException("no service yet for " + command);
            };

    void sendTo(Function<Object, Outcome<?>> started) {
        service = started;
    }

    @Override
    public <R> CompletableFuture<Outcome<R>> send(Object command) {
        return CompletableFuture.completedFuture(within(command));
    }

    @Override
    public <R> Outcome<R> sendAndWait(Object command) {
        return within(command);
    }

    @Override
    public <R> List<Outcome<R>> sendAllAndWait(List<?> all) {
        return all.stream().map(this::<R>within).toList();
    }

    @Override
    public <R> Outcome<Answer> answer(
            RequestKey key,
            RequestContent content,
            Object command,
            Function<? super R, Answer> rendering) {
        throw new UnsupportedOperationException("automations have no callers");
    }

    @Override
    @SuppressWarnings("unchecked") // a command's outcome is of the type its caller names, as ever
    public <R> Outcome<R> within(Object command) {
        return (Outcome<R>) service.apply(command);
    }
}
