package org.computevoucher.platform.request;

import java.util.UUID;
import org.computevoucher.platform.refusal.Outcome;

/**
 * A request that was done, and how it was answered.
 *
 * @param keyId see {@link RequestKey#id}
 */
public record AnsweredRequest(UUID keyId, RequestContent content, Answer answer) {

    public AnsweredRequest(RequestKey key, RequestContent content, Answer answer) {
        this(key.id(), content, answer);
    }

    /**
     * What a request under the same key gets: the first answer again where it says the same, else
     * {@link IdempotencyConflict}.
     */
    public Outcome<Answer> answerTo(RequestKey key, RequestContent said) {
        return content.equals(said)
                ? Outcome.accepted(answer)
                : Outcome.refused(new IdempotencyConflict(key.value()));
    }
}
