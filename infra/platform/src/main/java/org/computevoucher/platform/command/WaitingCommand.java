package org.computevoucher.platform.command;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.Answer;
import org.jspecify.annotations.Nullable;

/** One caller's command in a lane, until it is answered. */
final class WaitingCommand<C, R> {

    private final CommandLanes lanes;
    private final CommandMessage<C> command;
    private final MessageHandler<? super CommandMessage<?>> handler;
    private final CommandCallback<? super C, ? super R> callback;
    private final @Nullable KeyedRequest keyed;
    private @Nullable CommandResultMessage<? extends R> result;
    private boolean decidedHere;

    /** What a nested command threw; carries it out of the batch. */
    static final class FailedException extends RuntimeException {

        final Throwable thrown;

        FailedException(Throwable thrown) {
            super(thrown.getMessage(), thrown, false, false);
            this.thrown = thrown;
        }
    }

    WaitingCommand(
            CommandLanes lanes,
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        this.lanes = lanes;
        this.command = KeyedRequest.without(command);
        this.handler = handler;
        this.callback = callback;
        this.keyed = KeyedRequest.of(command);
    }

    CommandMessage<C> command() {
        return command;
    }

    @Nullable KeyedRequest keyed() {
        return keyed;
    }

    /**
     * Runs it in the current unit of work, unless its request has been answered.
     *
     * @throws FailedException what it threw
     */
    void run(BatchAnswers answers) {
        Outcome<Answer> known = keyed == null ? null : answers.to(keyed);
        decidedHere = known == null;
        if (known != null) {
            result = GenericCommandResultMessage.asCommandResultMessage(known);
            return;
        }
        runNested();
        if (keyed != null) {
            render(keyed, answers);
        }
    }

    private void runNested() {
        lanes.<C, R>handleNow(command, handler, (message, outcome) -> this.result = outcome);
        if (result != null && result.isExceptional()) {
            throw new FailedException(result.exceptionResult());
        }
    }

    /** Before the commit, so that what is stored and what is sent are one text. */
    private void render(KeyedRequest request, BatchAnswers answers) {
        if (result == null || !(result.getPayload() instanceof Outcome<?> outcome)) {
            throw new FailedException(
                    new IllegalStateException("a keyed command has an outcome, but not " + result));
        }
        Outcome<Answer> answer;
        try {
            answer = request.answerOf(outcome);
        } catch (RuntimeException bug) {
            throw new FailedException(bug);
        }
        if (answer instanceof Outcome.Accepted<Answer>(Answer first)) {
            answers.give(request.answered(first));
        }
        result = GenericCommandResultMessage.asCommandResultMessage(answer);
    }

    /** Whether it was refused by its handler: a conflict of keys has looked at no aggregate. */
    boolean isRefusedByHandler() {
        return decidedHere
                && result != null
                && !result.isExceptional()
                && result.getPayload() instanceof Outcome.Refused<?>;
    }

    void fail(Throwable failure) {
        result = GenericCommandResultMessage.asCommandResultMessage(failure);
    }

    void answer() {
        if (result == null) {
            fail(new IllegalStateException("the command was never run"));
        }
        callback.onResult(command, result);
    }
}
