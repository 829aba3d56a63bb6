package org.computevoucher.platform.intake;

import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.computevoucher.platform.relay.FactHeaders;
import org.computevoucher.schemas.failure.SchemaException;
import org.jspecify.annotations.Nullable;

/** Makes facts of Kafka records. */
final class FactReader implements AutoCloseable {

    /** A record that can never be read. */
    static final class UnreadableRecordException extends Exception {

        private final String reason;

        UnreadableRecordException(String reason, String detail, @Nullable Throwable cause) {
            super(detail, cause);
            this.reason = reason;
        }

        /** A stable code. */
        String reason() {
            return reason;
        }
    }

    private final Deserializer<Object> values;

    FactReader(Deserializer<Object> values) {
        this.values = values;
    }

    /**
     * @throws UnreadableRecordException if this record can never be read
     * @throws RuntimeException if something is away (the registry) and reading may work later
     */
    IncomingFact read(ConsumerRecord<byte[], byte[]> record, Instant receivedAt)
            throws UnreadableRecordException {
        Headers headers = record.headers();
        UUID eventId = uuid(headers, FactHeaders.ID);
        if (eventId == null) {
            throw new UnreadableRecordException(
                    "HEADER_MISSING", "a fact needs the header " + FactHeaders.ID, null);
        }
        Object value = value(record);
        String type = text(headers, FactHeaders.TYPE);
        mustAgree(eventId, type, value);
        return new IncomingFact(
                eventId,
                type,
                uuid(headers, FactHeaders.CAUSATION_ID),
                new IncomingFact.Source(
                        record.topic(), record.partition(), record.offset(), sequence(headers)),
                record.key() == null
                        ? ""
                        : new String(record.key(), java.nio.charset.StandardCharsets.UTF_8),
                value,
                time(headers),
                receivedAt,
                false);
    }

    private Object value(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        try {
            Object value = values.deserialize(record.topic(), record.headers(), record.value());
            if (value == null) {
                throw new UnreadableRecordException(
                        "VALUE_MISSING", "a fact has a value; nothing is ever deleted here", null);
            }
            return value;
        } catch (SerializationException e) {
            if (mayPass(e)) {
                throw e;
            }
            throw new UnreadableRecordException(
                    "VALUE_UNREADABLE", String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Doubles are recognised by the header, so a value that says it is another event, or one of
     * another kind, is no fact: one of the two is wrong.
     */
    private static void mustAgree(UUID eventId, String type, Object value)
            throws UnreadableRecordException {
        if (!(value instanceof IndexedRecord avro)) {
            return;
        }
        String schema = avro.getSchema().getFullName();
        if (!schema.equals(type)) {
            throw new UnreadableRecordException(
                    "HEADER_CONTRADICTS_VALUE",
                    "the header %s does not say %s".formatted(FactHeaders.TYPE, schema),
                    null);
        }
        Schema.Field id = avro.getSchema().getField("eventId");
        if (id != null && !eventId.toString().equals(String.valueOf(avro.get(id.pos())))) {
            throw new UnreadableRecordException(
                    "HEADER_CONTRADICTS_VALUE",
                    "the header %s and the value name two events".formatted(FactHeaders.ID),
                    null);
        }
    }

    /**
     * Whether the cause is away rather than wrong. Kafka's own marker is honoured wherever it
     * stands in the chain; what our own reader says of a record is final, and a record that ends
     * too early (an {@link EOFException}, though an {@link IOException}) will end there for ever.
     */
    static boolean mayPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SchemaException schema) {
                return schema.isRetriable();
            }
            if (cause instanceof RetriableException
                    || (cause instanceof IOException && !(cause instanceof EOFException))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Long sequence(Headers headers) throws UnreadableRecordException {
        String text = FactHeaders.text(headers, FactHeaders.SEQUENCE);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new UnreadableRecordException(
                    "HEADER_MALFORMED",
                    "the header %s is no number".formatted(FactHeaders.SEQUENCE),
                    e);
        }
    }

    private static @Nullable UUID uuid(Headers headers, String name)
            throws UnreadableRecordException {
        String text = FactHeaders.text(headers, name);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException(
                    "HEADER_MALFORMED", "the header %s is no UUID".formatted(name), e);
        }
    }

    private static String text(Headers headers, String name) throws UnreadableRecordException {
        String text = FactHeaders.text(headers, name);
        if (text == null) {
            throw new UnreadableRecordException(
                    "HEADER_MISSING", "a fact needs the header " + name, null);
        }
        return text;
    }

    private static Instant time(Headers headers) throws UnreadableRecordException {
        try {
            return Instant.parse(text(headers, FactHeaders.TIME));
        } catch (DateTimeParseException e) {
            throw new UnreadableRecordException(
                    "HEADER_MALFORMED",
                    "the header %s is no RFC 3339 time".formatted(FactHeaders.TIME),
                    e);
        }
    }

    @Override
    public void close() {
        values.close();
    }
}
