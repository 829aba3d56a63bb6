package org.computevoucher.platform.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.Answer;
import org.computevoucher.platform.request.AnsweredMeanwhileException;
import org.computevoucher.platform.request.AnsweredRequest;
import org.computevoucher.platform.request.AnsweredRequests;
import org.jspecify.annotations.Nullable;

/**
 * The answers to the keyed requests of one batch: those that were given before it, and those that
 * it gives itself. A batch without keyed requests asks and writes nothing.
 */
final class BatchAnswers {

    private final AnsweredRequests store;
    private final Map<UUID, AnsweredRequest> known;
    private final List<AnsweredRequest> given = new ArrayList<>();

    private BatchAnswers(AnsweredRequests store, Map<UUID, AnsweredRequest> known) {
        this.store = store;
        this.known = known;
    }

    /**
     * Looks up what was answered before, with one query. It runs before the batch's transaction: a
     * batch that waits for an aggregate's lock holds no connection, and as answers never change, an
     * earlier look is as good as a later one.
     */
    static BatchAnswers lookUp(AnsweredRequests store, List<WaitingCommand<?, ?>> batch) {
        List<UUID> keys =
                batch.stream()
                        .map(WaitingCommand::keyed)
                        .filter(Objects::nonNull)
                        .map(KeyedRequest::keyId)
                        .toList();
        return new BatchAnswers(store, keys.isEmpty() ? new HashMap<>() : store.find(keys));
    }

    /** The answer to a request whose key was used before; null: the key is free. */
    @Nullable Outcome<Answer> to(KeyedRequest request) {
        AnsweredRequest before = known.get(request.keyId());
        return before == null ? null : before.answerTo(request.key(), request.content());
    }

    /** Gives a first answer; the requests behind it in the batch get it too. */
    void give(AnsweredRequest answered) {
        known.put(answered.keyId(), answered);
        given.add(answered);
    }

    /**
     * Makes sure that a refusal is no answer to a request that was done: another transaction may
     * have done it after these answers were looked up, and the refusal may be its effect (there is
     * nothing left to pay, because this very request has been paid).
     *
     * @throws AnsweredMeanwhileException if one of the keys is taken now
     */
    void requireStillFree(Collection<KeyedRequest> refused) {
        if (!refused.isEmpty()
                && !store.find(refused.stream().map(KeyedRequest::keyId).toList()).isEmpty()) {
            throw new AnsweredMeanwhileException();
        }
    }

    /** Stores what was given, in the batch's transaction. */
    void store() {
        if (!given.isEmpty()) {
            store.add(given);
        }
    }
}
