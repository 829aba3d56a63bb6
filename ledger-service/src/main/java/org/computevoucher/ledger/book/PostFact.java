package org.computevoucher.ledger.book;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Post a fact in the book of its region.
 *
 * @param region the book
 * @param entryEventId the id of the event that records the entry
 * @param factId the id of the fact's own event
 * @param factType the full name of its Avro record
 * @param causeId the fact it depends on; null: none
 * @param source where it was read
 * @param effectiveAt when it happened in the world
 * @param fact what it moves; its pot lies in the region
 * @param references what else it names
 * @param now when it was taken in, by this service's clock
 * @param overdue it has waited for its prerequisite as long as it may and is posted now, to
 *     suspense if need be
 */
public record PostFact(
        @TargetAggregateIdentifier String region,
        UUID entryEventId,
        UUID factId,
        String factType,
        @Nullable UUID causeId,
        Source source,
        Instant effectiveAt,
        Fact fact,
        References references,
        Instant now,
        boolean overdue) {

    /**
     * Where a fact stands.
     *
     * @param topic in Kafka
     * @param sequence its index in the log of the service that published it; null: not told
     */
    public record Source(String topic, int partition, long offset, @Nullable Long sequence) {}
}
