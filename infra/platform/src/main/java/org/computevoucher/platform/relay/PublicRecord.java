package org.computevoucher.platform.relay;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fact as the world sees it.
 *
 * @param topic the Kafka topic
 * @param key the record's key: records of one key keep their order
 * @param value the Avro record
 * @param eventId the fact's id, header {@code ce_id}
 * @param causeId the fact that must be known before this one can be understood, header {@code
 *     ce_causationid}
 * @param recordedAt when this service recorded it, header {@code ce_time}
 */
public record PublicRecord(
        String topic,
        String key,
        Object value,
        UUID eventId,
        @Nullable UUID causeId,
        Instant recordedAt) {}
