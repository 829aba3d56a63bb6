package org.computevoucher.schemas.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.computevoucher.schemas.BoundedCache;
import org.computevoucher.schemas.failure.UnwritableRecordException;
import org.computevoucher.schemas.registry.CompatibilityLevel;
import org.computevoucher.schemas.registry.RegistryClient;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into messages. Per record it looks up one cache by the identity of the record's
 * schema object; only for a schema object not seen before does it compare, clean or register
 * anything.
 */
final class RecordEncoder {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String JAVA_STRING = "avro.java.string";

    /** Buffers that one huge record has blown up beyond this are not kept. */
    private static final int KEPT_BUFFER_BYTES = 1024 * 1024;

    private final RegistryClient registry;
    private final AvroSerdeConfig config;
    private final SubjectNaming naming;
    private final boolean isKey;
    private final GenericData generic = logicalTypes(new GenericData());
    private final BoundedCache<TopicAndSchema, Target> targets;
    private static final ThreadLocal<Scratch> SCRATCHES = ThreadLocal.withInitial(Scratch::new);

    /** What a thread writes into, again and again. */
    private static final class Scratch {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        private @Nullable BinaryEncoder encoder;
    }

    /** Where a schema's records go. */
    private record Target(int schemaId, DatumWriter<Object> writer) {}

    /** Equal only for the same schema object: comparing whole schemas per record would be slow. */
    private record TopicAndSchema(String topic, Schema schema) {

        @Override
        @SuppressWarnings("ReferenceEquality") // identity is the point
        public boolean equals(@Nullable Object other) {
            return other instanceof TopicAndSchema that
                    && schema == that.schema
                    && topic.equals(that.topic);
        }

        @Override
        public int hashCode() {
            return 31 * topic.hashCode() + System.identityHashCode(schema);
        }
    }

    RecordEncoder(RegistryClient registry, AvroSerdeConfig config, boolean isKey) {
        this.registry = registry;
        this.config = config;
        this.naming = config.subjectNaming(isKey);
        this.isKey = isKey;
        this.targets = new BoundedCache<>(config.cacheLimit());
    }

    /** Generic records may hold an Instant or the long it is written as. */
    static GenericData logicalTypes(GenericData data) {
        data.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        data.addLogicalTypeConversion(new TimeConversions.DateConversion());
        return data;
    }

    byte[] encode(String topic, Object datum) {
        if (!(datum instanceof GenericContainer container)) {
            throw new UnwritableRecordException(
                    "A " + datum.getClass().getName(),
                    "only generated Avro classes and GenericRecords are",
                    null);
        }
        Schema schema = container.getSchema();
        Target target =
                targets.get(
                        new TopicAndSchema(topic, schema),
                        unseen -> target(topic, schema, datum instanceof SpecificRecord));
        Scratch scratch = SCRATCHES.get();
        try {
            scratch.bytes.reset();
            scratch.bytes.writeBytes(WireFormat.ROOM_FOR_HEADER);
            BinaryEncoder encoder =
                    EncoderFactory.get().binaryEncoder(scratch.bytes, scratch.encoder);
            scratch.encoder = encoder;
            target.writer.write(datum, encoder);
            encoder.flush();
            byte[] message = scratch.bytes.toByteArray();
            WireFormat.putHeader(message, target.schemaId);
            if (message.length > KEPT_BUFFER_BYTES) {
                SCRATCHES.remove();
            }
            return message;
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail", e);
        } catch (RuntimeException e) {
            // The encoder holds half a record now.
            SCRATCHES.remove();
            throw new UnwritableRecordException(
                    "A record " + schema.getFullName(),
                    "it does not fit its schema: " + e.getMessage(),
                    e);
        }
    }

    private Target target(String topic, Schema schema, boolean specific) {
        String subject = naming.subject(topic, isKey, schema.getFullName());
        Schema published = config.removesJavaProperties() ? withoutJavaProperties(schema) : schema;
        int id =
                config.registers()
                        ? register(subject, published)
                        : registry.idOf(subject, published, config.normalizes());
        DatumWriter<Object> writer =
                specific
                        ? new SpecificDatumWriter<>(schema)
                        : new GenericDatumWriter<>(schema, generic);
        return new Target(id, writer);
    }

    private int register(String subject, Schema schema) {
        // The level comes first, so that no second version can slip in between, and a crash after
        // it is harmless: the subject still has no versions.
        config.subjectCompatibility().ifPresent(level -> giveNewSubject(subject, level));
        return registry.register(subject, schema, config.normalizes());
    }

    private void giveNewSubject(String subject, CompatibilityLevel level) {
        if (!registry.hasVersions(subject) && registry.compatibilityLevel(subject).isEmpty()) {
            registry.setCompatibilityLevel(subject, level);
        }
    }

    private static Schema withoutJavaProperties(Schema schema) {
        try {
            JsonNode json = JSON.readTree(schema.toString());
            removeJavaProperties(json);
            return new Schema.Parser().parse(json.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A schema prints as JSON", e);
        }
    }

    private static void removeJavaProperties(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.remove(JAVA_STRING);
        }
        json.forEach(RecordEncoder::removeJavaProperties);
    }
}
