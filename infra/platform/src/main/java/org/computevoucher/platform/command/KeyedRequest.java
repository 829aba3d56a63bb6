package org.computevoucher.platform.command;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MetaData;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.Answer;
import org.computevoucher.platform.request.AnsweredRequest;
import org.computevoucher.platform.request.RequestContent;
import org.computevoucher.platform.request.RequestKey;
import org.jspecify.annotations.Nullable;

/**
 * The request behind a command. It travels to the command's lane in the message's metadata, and no
 * farther: handlers and events do not see it.
 *
 * @param keyId the key's id, made once and on the caller's thread: it is a hash, and lanes are few
 * @param rendering makes the answer of an accepted command's result
 */
record KeyedRequest(
        RequestKey key, UUID keyId, RequestContent content, Function<Object, Answer> rendering) {

    KeyedRequest(RequestKey key, RequestContent content, Function<Object, Answer> rendering) {
        this(key, key.id(), content, rendering);
    }

    private static final String METADATA = "keyedRequest";

    <C> CommandMessage<C> carriedBy(CommandMessage<C> command) {
        return command.andMetaData(Map.of(METADATA, this));
    }

    static @Nullable KeyedRequest of(CommandMessage<?> command) {
        return (KeyedRequest) command.getMetaData().get(METADATA);
    }

    static <C> CommandMessage<C> without(CommandMessage<C> command) {
        MetaData metadata = command.getMetaData();
        return metadata.containsKey(METADATA)
                ? command.withMetaData(metadata.withoutKeys(Set.of(METADATA)))
                : command;
    }

    Outcome<Answer> answerOf(Outcome<?> outcome) {
        return outcome.map(rendering);
    }

    AnsweredRequest answered(Answer answer) {
        return new AnsweredRequest(keyId, content, answer);
    }
}
