package org.computevoucher.redemption.usage;

import java.time.Instant;

/** What there is under a usage key: the answer to the same record, whenever it comes. */
public sealed interface UsageAnswer {

    /** It was accepted. */
    record Accepted(FirstAnswer first) implements UsageAnswer {}

    /**
     * It waits for a person's decision.
     *
     * @param reason the rule that said no
     * @param at since when
     */
    record Excepted(String reason, String detail, Instant at) implements UsageAnswer {}
}
