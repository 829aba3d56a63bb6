package org.computevoucher.issuance.history;

import java.util.Map;
import java.util.TreeMap;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationDecided;
import org.computevoucher.issuance.application.Reason;
import org.computevoucher.platform.refusal.Outcome;

/**
 * What has happened in all histories together, and how often: a walk that never meets a limit shows
 * nothing.
 */
final class Seen {

    static final String COMMIT_FAILED = "a commit failed";

    /** Before the name of a command that came again. */
    static final String NOTHING_CHANGED = "nothing changed by ";

    private final Map<String, Integer> times = new TreeMap<>();

    void event(Object event) {
        happened(event.getClass().getSimpleName());
        if (event instanceof ApplicationDecided decided) {
            happened(decided.status().name());
            decided.reasons().stream().map(Reason::reason).forEach(this::happened);
        }
    }

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
