package org.computevoucher.platform.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact read from Kafka.
 *
 * @param eventId its id, header {@code ce_id}
 * @param type its type, header {@code ce_type}: the full name of its Avro record
 * @param causeId the fact it depends on, header {@code ce_causationid}
 * @param source where it was read
 * @param key the record's key
 * @param value the decoded Avro record (generated class where there is one)
 * @param recordedAt when its service recorded it, header {@code ce_time}
 * @param receivedAt when this service took it in, from this service's clock: the time for its
 *     commands
 * @param overdue it has waited for its prerequisite up to the limit and must be settled now, one
 *     way or the other
 */
public record IncomingFact(
        UUID eventId,
        String type,
        @Nullable UUID causeId,
        Source source,
        String key,
        Object value,
        Instant recordedAt,
        Instant receivedAt,
        boolean overdue) {

    /**
     * Where a fact stands.
     *
     * @param topic in Kafka
     * @param sequence its index in the log of the service that published it, header {@code
     *     ce_sequence}; null: not told
     */
    public record Source(String topic, int partition, long offset, @Nullable Long sequence) {

        @Override
        public String toString() {
            return topic + '/' + partition + '@' + offset;
        }
    }
}
