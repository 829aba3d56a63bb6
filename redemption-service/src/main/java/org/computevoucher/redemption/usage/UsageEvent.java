package org.computevoucher.redemption.usage;

import java.time.Instant;
import org.computevoucher.platform.eventlog.StoredAs;
import org.jspecify.annotations.Nullable;

/** What happens to a usage key. Private to this service. */
public sealed interface UsageEvent {

    String usageKey();

    /**
     * A usage record was accepted, and its key is taken for ever.
     *
     * @param usageKey data centre and usage id
     * @param contentSha256 of what was reported: tells a repetition from a conflict
     * @param billedCostFen what was billed, in fen; null: the eligible cost
     * @param invoice on which it was claimed; null: on none
     */
    @StoredAs("UsageTaken")
    record UsageTaken(
            String usageKey,
            String contentSha256,
            FirstAnswer firstAnswer,
            @Nullable Long billedCostFen,
            @Nullable Invoice invoice,
            Instant recordedAt)
            implements UsageEvent {}

    /**
     * A usage record waits for a person's decision, and its key is taken.
     *
     * @param reason the rule that says no: a code
     * @param detail the same for a person
     */
    @StoredAs("UsageExcepted")
    record UsageExcepted(
            String usageKey,
            String contentSha256,
            Usage usage,
            String pot,
            String region,
            String enterprise,
            String reason,
            String detail,
            Instant recordedAt)
            implements UsageEvent {}

    /**
     * A person decided on an exception. Accepted: the record is accepted as well.
     *
     * @param reason why: a code
     * @param document the reference of the paper that says so
     * @param decidedBy the subject of who decided
     */
    @StoredAs("ExceptionDecided")
    record ExceptionDecided(
            String usageKey,
            ExceptionVerdict verdict,
            String reason,
            String document,
            String decidedBy,
            Instant recordedAt)
            implements UsageEvent {}

    /**
     * A part of an accepted record was taken back.
     *
     * @param contentSha256 of the correction: tells a repetition from a conflict
     */
    @StoredAs("UsageReversed")
    record UsageReversed(
            String usageKey,
            String reversalId,
            String contentSha256,
            ReversalAnswer answer,
            Instant recordedAt)
            implements UsageEvent {}
}
