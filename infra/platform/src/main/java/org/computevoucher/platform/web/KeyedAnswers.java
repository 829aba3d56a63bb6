package org.computevoucher.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.request.Answer;
import org.computevoucher.platform.request.AnsweredMeanwhileException;
import org.computevoucher.platform.request.AnsweredRequest;
import org.computevoucher.platform.request.AnsweredRequests;
import org.computevoucher.platform.request.RequestContent;
import org.computevoucher.platform.request.RequestKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * How every POST is answered: done once for its {@code Idempotency-Key}, with the first answer byte
 * for byte however often it comes again, 409 IDEMPOTENCY_CONFLICT where the key was used for
 * something else, and the problem document of a refusal, which takes no key.
 */
public final class KeyedAnswers {

    /** How often work that is no command is tried while others use the same key. */
    private static final int TRIES = 5;

    private final Commands commands;
    private final AnsweredRequests answered;
    private final JsonMapper json;

    KeyedAnswers(Commands commands, AnsweredRequests answered, JsonMapper json) {
        this.commands = commands;
        this.answered = answered;
        this.json = json;
    }

    /**
     * Does a command and answers 201.
     *
     * @param request the body, as the controller got it; null: it has none
     * @param view what callers see of the command's result; a pure function
     */
    public <R> ResponseEntity<?> created(
            RequestKey key, @Nullable Object request, Object command, Function<? super R, ?> view) {
        return answer(key, request, command, view, shown -> HttpStatus.CREATED);
    }

    /**
     * Does a command and answers with a status that depends on what is shown.
     *
     * @param request the body, as the controller got it; null: it has none
     * @param view what callers see of the command's result; a pure function
     * @param status 2xx
     */
    public <R, V> ResponseEntity<?> answer(
            RequestKey key,
            @Nullable Object request,
            Object command,
            Function<? super R, V> view,
            Function<? super V, HttpStatus> status) {
        return http(outcome(key, request, command, view, status));
    }

    /**
     * The same for a caller that looks at a refusal before it is told; what it has then is told
     * with {@link #http}.
     */
    public <R, V> Outcome<Answer> outcome(
            RequestKey key,
            @Nullable Object request,
            Object command,
            Function<? super R, V> view,
            Function<? super V, HttpStatus> status) {
        return commands.<R>answer(
                key,
                RequestContent.of(key, request),
                command,
                result -> {
                    V shown = view.apply(result);
                    return rendered(status.apply(shown), shown);
                });
    }

    /**
     * Does what is no command of an aggregate and has a transaction of its own.
     *
     * @param request gives the body, as the controller got it, or null where it has none. Its hash
     *     is kept for ever, and so is the answer: of personal data, which has to be forgotten, it
     *     gives a hash with a salt that is kept beside the data. It is asked after it was looked
     *     whether the key is taken, and anew at each try: then the salt of who took it is there
     * @param status 2xx
     * @param work does it. Where it is done, and in its transaction, it hands its result to the
     *     consumer, which takes the key
     */
    public <R> ResponseEntity<?> done(
            RequestKey key,
            Supplier<? extends @Nullable Object> request,
            HttpStatus status,
            Function<Consumer<R>, Outcome<R>> work) {
        return doneFor(key, () -> RequestContent.of(key, request.get()), status, work);
    }

    /**
     * The same for a body that no controller gets as one object.
     *
     * @param said gives what the request says; asked as the body is above
     */
    public <R> ResponseEntity<?> doneFor(
            RequestKey key,
            Supplier<RequestContent> said,
            HttpStatus status,
            Function<Consumer<R>, Outcome<R>> work) {
        for (int tries = 1; ; tries++) {
            AnsweredRequest before = answered.find(key);
            RequestContent content = said.get();
            if (before != null) {
                return http(before.answerTo(key, content));
            }
            try {
                return http(doneOnce(key, content, status, work));
            } catch (AnsweredMeanwhileException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private <R> Outcome<Answer> doneOnce(
            RequestKey key,
            RequestContent content,
            HttpStatus status,
            Function<Consumer<R>, Outcome<R>> work) {
        Outcome<R> outcome =
                work.apply(
                        result -> {
                            Answer answer = rendered(status, result);
                            answered.add(List.of(new AnsweredRequest(key, content, answer)));
                        });
        if (outcome instanceof Refused<R> && answered.find(key) != null) {
            // the same request did it in the meantime, and the refusal is its effect
            throw new AnsweredMeanwhileException();
        }
        return outcome.map(result -> rendered(status, result));
    }

    private <V> Answer rendered(HttpStatus status, V shown) {
        return new Answer(status.value(), json.writeValueAsString(shown));
    }

    /** The HTTP answer that says it. */
    public static ResponseEntity<?> http(Outcome<Answer> outcome) {
        return switch (outcome) {
            case Accepted<Answer>(Answer answer) ->
                    ResponseEntity.status(answer.status())
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(answer.body().getBytes(StandardCharsets.UTF_8));
            case Refused<Answer>(var refusal) -> Problems.of(refusal);
        };
    }
}
