package org.computevoucher.schemas.kafka;

import java.io.EOFException;
import java.io.IOException;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityResult;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.computevoucher.schemas.BoundedCache;
import org.computevoucher.schemas.failure.MalformedMessageException;
import org.computevoucher.schemas.failure.NoReaderException;
import org.computevoucher.schemas.failure.TruncatedMessageException;
import org.computevoucher.schemas.registry.RegistryClient;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into records. Schemas are parsed and resolved once per schema id, not per message.
 */
final class RecordDecoder {

    private final RegistryClient registry;
    private final boolean specific;
    private final GenericData generic;
    private final BoundedCache<Wanted, Source> sources;
    private static final ThreadLocal<@Nullable BinaryDecoder> DECODERS = new ThreadLocal<>();

    /** How messages of one schema id are read. */
    private record Source(String writerName, DatumReader<Object> reader) {}

    /**
     * Equal only for the same reader schema object.
     *
     * @param reader null: the one that configuration asks for
     */
    private record Wanted(int schemaId, @Nullable Schema reader) {

        @Override
        @SuppressWarnings("ReferenceEquality") // comparing whole schemas per record would be slow
        public boolean equals(@Nullable Object other) {
            return other instanceof Wanted that
                    && schemaId == that.schemaId
                    && reader == that.reader;
        }

        @Override
        public int hashCode() {
            return 31 * schemaId + System.identityHashCode(reader);
        }
    }

    RecordDecoder(RegistryClient registry, AvroSerdeConfig config) {
        this.registry = registry;
        this.specific = config.makesGeneratedClasses();
        this.generic =
                config.convertsLogicalTypes()
                        ? RecordEncoder.logicalTypes(new GenericData())
                        : new GenericData();
        this.sources = new BoundedCache<>(config.cacheLimit());
    }

    /**
     * @param readerSchema null: the writer's for generic records, the class's own for generated
     *     ones
     */
    Object decode(byte[] message, @Nullable Schema readerSchema) {
        int id = WireFormat.schemaId(message);
        Source source = sources.get(new Wanted(id, readerSchema), this::source);
        BinaryDecoder decoder =
                DecoderFactory.get()
                        .binaryDecoder(
                                message,
                                WireFormat.HEADER_BYTES,
                                message.length - WireFormat.HEADER_BYTES,
                                DECODERS.get());
        DECODERS.set(decoder);
        try {
            Object record = source.reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new MalformedMessageException(
                        id, source.writerName, "bytes are left over after the record", null);
            }
            return record;
        } catch (EOFException e) {
            throw new TruncatedMessageException(
                    message.length,
                    "schema %s (id %d) goes on".formatted(source.writerName, id),
                    e);
        } catch (MalformedMessageException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new MalformedMessageException(
                    id, source.writerName, String.valueOf(e.getMessage()), e);
        }
    }

    private Source source(Wanted wanted) {
        int id = wanted.schemaId();
        Schema writer = registry.schemaById(id);
        if (specific) {
            Class<?> type = generatedClass(id, writer);
            SpecificData model = SpecificData.getForClass(type);
            Schema reader = wanted.reader() == null ? model.getSchema(type) : wanted.reader();
            requireReadable(id, writer, reader);
            return new Source(
                    writer.getFullName(), new SpecificDatumReader<>(writer, reader, model));
        }
        Schema reader = wanted.reader() == null ? writer : wanted.reader();
        requireReadable(id, writer, reader);
        return new Source(writer.getFullName(), new GenericDatumReader<>(writer, reader, generic));
    }

    private static Class<?> generatedClass(int id, Schema writer) {
        Class<?> type;
        try {
            type = SpecificData.get().getClass(writer);
        } catch (AvroRuntimeException | SecurityException e) {
            throw new NoReaderException(id, String.valueOf(e.getMessage()), e);
        }
        if (type == null || writer.getType() != Schema.Type.RECORD) {
            throw new NoReaderException(
                    id, "there is no generated class for " + writer.getFullName(), null);
        }
        return type;
    }

    /** Says at once, and for every message alike, what Avro would say only for some of them. */
    private static void requireReadable(int id, Schema writer, Schema reader) {
        SchemaCompatibilityResult result =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
        if (result.getCompatibility() != SchemaCompatibilityType.COMPATIBLE) {
            throw new NoReaderException(
                    id,
                    "%s as written cannot be read as the schema wanted here (%s)"
                            .formatted(writer.getFullName(), differences(result)),
                    null);
        }
    }

    private static String differences(SchemaCompatibilityResult result) {
        return result.getIncompatibilities().stream()
                .map(found -> found.getLocation() + ": " + found.getMessage())
                .collect(Collectors.joining("; "));
    }
}
