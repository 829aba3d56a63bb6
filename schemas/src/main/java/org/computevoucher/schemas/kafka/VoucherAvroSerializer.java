package org.computevoucher.schemas.kafka;

import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.computevoucher.schemas.registry.RegistryClient;
import org.computevoucher.schemas.registry.RegistrySettings;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated Avro classes and GenericRecords in Confluent's wire format, registering their
 * schemas. Takes Confluent's configuration names ({@link AvroSerdeConfig}, {@link
 * RegistrySettings}), so Confluent's KafkaAvroSerializer can take its place by configuration.
 *
 * <p>Safe for use by several threads, as KafkaProducer demands. The first record of a schema asks
 * the registry and may take as long as the limits in {@link RegistrySettings} allow; later ones ask
 * nothing. null stays null. Failures are {@link
 * org.computevoucher.schemas.failure.SchemaException}s.
 */
public final class VoucherAvroSerializer implements Serializer<@Nullable Object> {

    private @Nullable RegistryClient shared;
    private @Nullable RegistryClient own;
    private @Nullable RecordEncoder encoder;

    /** For Kafka, which calls {@link #configure}. */
    public VoucherAvroSerializer() {
        GeneratedClasses.trust();
    }

    /**
     * @param registry is shared: closing this serializer leaves it open. {@link #configure} must
     *     still be called.
     */
    public VoucherAvroSerializer(RegistryClient registry) {
        this();
        this.shared = registry;
    }

    /** A serializer of values, ready for use. */
    public static VoucherAvroSerializer forValues(Map<String, ?> configs) {
        VoucherAvroSerializer serializer = new VoucherAvroSerializer();
        serializer.configure(configs, false);
        return serializer;
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
        encoder = new RecordEncoder(registry, config, isKey);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object data) {
        RecordEncoder configured = encoder;
        if (configured == null) {
            throw new IllegalStateException("configure was not called");
        }
        return data == null ? null : configured.encode(topic, data);
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
            own = null;
        }
        encoder = null;
    }
}
