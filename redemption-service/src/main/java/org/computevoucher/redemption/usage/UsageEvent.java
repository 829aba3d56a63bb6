package org.computevoucher.redemption.usage;

import java.time.Instant;
import org.computevoucher.platform.eventlog.StoredAs;

/** What happens to a usage key. Private to this service. */
public sealed interface UsageEvent {

    /**
     * A usage record was accepted, and its key is taken for ever.
     *
     * @param usageKey data centre and usage id
     * @param contentSha256 of what was reported: tells a repetition from a conflict
     */
    @StoredAs("UsageTaken")
    record UsageTaken(
            String usageKey, String contentSha256, FirstAnswer firstAnswer, Instant recordedAt)
            implements UsageEvent {}
}
