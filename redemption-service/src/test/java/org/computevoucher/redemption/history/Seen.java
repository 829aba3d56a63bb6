package org.computevoucher.redemption.history;

import java.util.Map;
import java.util.TreeMap;
import org.computevoucher.platform.refusal.Outcome;

/**
 * What has happened in all histories together, and how often: a walk that never meets a limit shows
 * nothing.
 */
final class Seen {

    static final String COMMIT_FAILED = "a commit failed";
    static final String CAME_AGAIN = "the same again";
    static final String READ_AGAIN = "a processor read all again";
    static final String OF_OTHERS = "a reversal took from another payee";

    private final Map<String, Integer> times = new TreeMap<>();

    void answer(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(var refusal)) {
            happened(refusal.reason());
        }
    }

    void happened(String what) {
        times.merge(what, 1, Integer::sum);
    }

    Map<String, Integer> times() {
        return times;
    }
}
