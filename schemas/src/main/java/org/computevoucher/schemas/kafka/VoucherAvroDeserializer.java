package org.computevoucher.schemas.kafka;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Deserializer;
import org.computevoucher.schemas.registry.RegistryClient;
import org.computevoucher.schemas.registry.RegistrySettings;
import org.jspecify.annotations.Nullable;

/**
 * Reads Confluent's wire format into GenericRecords or, with {@code specific.avro.reader=true},
 * generated classes. Takes Confluent's configuration names ({@link AvroSerdeConfig}, {@link
 * RegistrySettings}), so Confluent's KafkaAvroDeserializer can take its place by configuration.
 *
 * <p>Needs no generated class for generic records; they have the writer's schema, and their strings
 * are Avro's CharSequences, as Confluent's are. A generated class is read through its own schema,
 * so fields it does not know are dropped and those the writer did not know get their defaults.
 *
 * <p>Safe for use by several threads. The first message of a schema id asks the registry and may
 * take as long as the limits in {@link RegistrySettings} allow; later ones ask nothing. null stays
 * null. Failures are {@link org.computevoucher.schemas.failure.SchemaException}s. Unlike
 * Confluent's, it refuses bytes left over after a record.
 */
public final class VoucherAvroDeserializer implements Deserializer<@Nullable Object> {

    private @Nullable RegistryClient shared;
    private @Nullable RegistryClient own;
    private @Nullable RecordDecoder decoder;

    /** For Kafka, which calls {@link #configure}. */
    public VoucherAvroDeserializer() {
        GeneratedClasses.trust();
    }

    /**
     * @param registry is shared: closing this deserializer leaves it open. {@link #configure} must
     *     still be called.
     */
    public VoucherAvroDeserializer(RegistryClient registry) {
        this();
        this.shared = registry;
    }

    /** A deserializer of values, ready for use. */
    public static VoucherAvroDeserializer forValues(Map<String, ?> configs) {
        VoucherAvroDeserializer deserializer = new VoucherAvroDeserializer();
        deserializer.configure(configs, false);
        return deserializer;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        close();
        AvroSerdeConfig config = new AvroSerdeConfig(configs);
        RegistryClient registry = shared;
        if (registry == null) {
            registry = new RegistryClient(RegistrySettings.of(configs));
            own = registry;
        }
        decoder = new RecordDecoder(registry, config);
    }

    @Override
    public @Nullable Object deserialize(String topic, byte @Nullable [] data) {
        return data == null ? null : configured().decode(data, null);
    }

    /**
     * Reads through a schema of the caller's choice; keep and pass the same schema object, for it
     * is compared by identity.
     */
    public @Nullable Object deserialize(String topic, byte @Nullable [] data, Schema readerSchema) {
        return data == null ? null : configured().decode(data, readerSchema);
    }

    private RecordDecoder configured() {
        RecordDecoder configured = decoder;
        if (configured == null) {
            throw new IllegalStateException("configure was not called");
        }
        return configured;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
            own = null;
        }
        decoder = null;
    }
}
