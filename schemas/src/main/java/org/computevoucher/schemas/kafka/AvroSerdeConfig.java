package org.computevoucher.schemas.kafka;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;
import org.computevoucher.schemas.registry.CompatibilityLevel;
import org.computevoucher.schemas.registry.RegistrySettings;

/**
 * What serializer and deserializer can be told, under Confluent's names, besides how to reach the
 * registry ({@link RegistrySettings}).
 *
 * <p>Where a default differs from Confluent's, the constant says so. {@code
 * use.latest.version=true} is refused: a record is written with the schema it has.
 */
public final class AvroSerdeConfig {

    /** Whether the serializer registers a schema it has not seen (default), or only looks it up. */
    public static final String AUTO_REGISTER_SCHEMAS = "auto.register.schemas";

    /** Whether the registry compares schemas in their normal form; default false. */
    public static final String NORMALIZE_SCHEMAS = "normalize.schemas";

    /** Only false is accepted. */
    public static final String USE_LATEST_VERSION = "use.latest.version";

    /**
     * Whether properties that only Java reads ({@code avro.java.string}) are left out of registered
     * schemas. Default true (Confluent: false), so that Java and others register one schema, not
     * two.
     */
    public static final String REMOVE_JAVA_PROPERTIES = "avro.remove.java.properties";

    /**
     * A class name of Confluent's; default TopicRecordNameStrategy (Confluent: TopicNameStrategy).
     */
    public static final String VALUE_SUBJECT_NAME_STRATEGY = "value.subject.name.strategy";

    /** As {@link #VALUE_SUBJECT_NAME_STRATEGY}, for keys. */
    public static final String KEY_SUBJECT_NAME_STRATEGY = "key.subject.name.strategy";

    /** Whether the deserializer makes generated classes (true) or generic records (default). */
    public static final String SPECIFIC_AVRO_READER = "specific.avro.reader";

    /**
     * Whether generic records hold logical types as Java types (Instant) or as Avro's own (long
     * microseconds; default). Generated classes always hold Instants; written are both.
     */
    public static final String LOGICAL_TYPE_CONVERTERS = "avro.use.logical.type.converters";

    /**
     * Ours, not Confluent's: the compatibility level that the serializer gives a subject before it
     * registers the first schema there. Default FULL_TRANSITIVE; empty leaves it to the registry. A
     * subject that has versions, or a level of its own, is left as it is.
     */
    public static final String SUBJECT_COMPATIBILITY = "computevoucher.subject.compatibility";

    private static final String TOPIC_RECORD_NAME =
            "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy";

    private static final ConfigDef DEFINITION =
            RegistrySettings.define(new ConfigDef())
                    .define(
                            AUTO_REGISTER_SCHEMAS,
                            ConfigDef.Type.BOOLEAN,
                            true,
                            Importance.MEDIUM,
                            "Register unseen schemas.")
                    .define(
                            NORMALIZE_SCHEMAS,
                            ConfigDef.Type.BOOLEAN,
                            false,
                            Importance.LOW,
                            "Compare in normal form.")
                    .define(
                            USE_LATEST_VERSION,
                            ConfigDef.Type.BOOLEAN,
                            false,
                            Importance.LOW,
                            "Only false.")
                    .define(
                            REMOVE_JAVA_PROPERTIES,
                            ConfigDef.Type.BOOLEAN,
                            true,
                            Importance.LOW,
                            "Leave out avro.java.string.")
                    .define(
                            VALUE_SUBJECT_NAME_STRATEGY,
                            ConfigDef.Type.STRING,
                            TOPIC_RECORD_NAME,
                            Importance.MEDIUM,
                            "Subject of values.")
                    .define(
                            KEY_SUBJECT_NAME_STRATEGY,
                            ConfigDef.Type.STRING,
                            TOPIC_RECORD_NAME,
                            Importance.MEDIUM,
                            "Subject of keys.")
                    .define(
                            SPECIFIC_AVRO_READER,
                            ConfigDef.Type.BOOLEAN,
                            false,
                            Importance.MEDIUM,
                            "Make generated classes.")
                    .define(
                            LOGICAL_TYPE_CONVERTERS,
                            ConfigDef.Type.BOOLEAN,
                            false,
                            Importance.LOW,
                            "Generic records hold Java types.")
                    .define(
                            SUBJECT_COMPATIBILITY,
                            ConfigDef.Type.STRING,
                            CompatibilityLevel.FULL_TRANSITIVE.name(),
                            ValidString.in(
                                    Stream.concat(
                                                    Stream.of(""),
                                                    Arrays.stream(CompatibilityLevel.values())
                                                            .map(CompatibilityLevel::name))
                                            .toArray(String[]::new)),
                            Importance.MEDIUM,
                            "Level of a new subject.");

    private final AbstractConfig values;

    /**
     * @throws ConfigException if a value is missing, impossible or not supported
     */
    AvroSerdeConfig(Map<String, ?> configs) {
        this.values = new AbstractConfig(DEFINITION, withStrategyNames(configs), false);
        if (values.getBoolean(USE_LATEST_VERSION)) {
            throw new ConfigException(
                    USE_LATEST_VERSION
                            + " is not supported: a record is written with the schema it has");
        }
    }

    /** Confluent also takes the strategy's class itself. */
    private static Map<String, Object> withStrategyNames(Map<String, ?> configs) {
        Map<String, Object> named = new HashMap<>(configs);
        named.replaceAll((key, value) -> value instanceof Class<?> type ? type.getName() : value);
        return named;
    }

    boolean registers() {
        return values.getBoolean(AUTO_REGISTER_SCHEMAS);
    }

    boolean normalizes() {
        return values.getBoolean(NORMALIZE_SCHEMAS);
    }

    boolean removesJavaProperties() {
        return values.getBoolean(REMOVE_JAVA_PROPERTIES);
    }

    boolean makesGeneratedClasses() {
        return values.getBoolean(SPECIFIC_AVRO_READER);
    }

    boolean convertsLogicalTypes() {
        return values.getBoolean(LOGICAL_TYPE_CONVERTERS);
    }

    SubjectNaming subjectNaming(boolean isKey) {
        return SubjectNaming.named(
                values.getString(isKey ? KEY_SUBJECT_NAME_STRATEGY : VALUE_SUBJECT_NAME_STRATEGY));
    }

    Optional<CompatibilityLevel> subjectCompatibility() {
        String level = values.getString(SUBJECT_COMPATIBILITY);
        return level.isEmpty() ? Optional.empty() : Optional.of(CompatibilityLevel.valueOf(level));
    }

    int cacheLimit() {
        return values.getInt(RegistrySettings.CACHE_LIMIT);
    }
}
