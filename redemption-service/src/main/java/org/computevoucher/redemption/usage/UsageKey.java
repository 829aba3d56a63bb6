package org.computevoucher.redemption.usage;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.usage.UsageEvent.UsageTaken;

/**
 * Data centre and usage id, unique for ever. It is taken when a usage record is accepted; from then
 * on the same record gets the first answer, and another record under the same key is a conflict. A
 * refused record takes no key: it may be corrected and reported again.
 */
public final class UsageKey {

    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private String usageKey;

    private String contentSha256;
    private FirstAnswer firstAnswer;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private UsageKey() {}

    /** Takes the key. */
    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    public UsageKey(UsageTaken taken) {
        apply(taken);
    }

    /** The first answer, to the same record; {@link UsageConflict} to another one. */
    public Outcome<FirstAnswer> answer(Usage usage) {
        return contentSha256.equals(usage.contentSha256())
                ? Outcome.accepted(firstAnswer)
                : Outcome.refused(
                        new UsageConflict(
                                usage.dataCentre(), usage.usageId(), firstAnswer.eventId()));
    }

    @EventSourcingHandler
    void on(UsageTaken event) {
        usageKey = event.usageKey();
        contentSha256 = event.contentSha256();
        firstAnswer = event.firstAnswer();
    }
}
