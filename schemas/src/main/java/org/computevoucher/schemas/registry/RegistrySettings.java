package org.computevoucher.schemas.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the schema registry, under Confluent's configuration names.
 *
 * <p>An operation takes at most {@code (1 + max.retries) × addresses} requests; each of them at
 * most {@code http.connect.timeout.ms + http.read.timeout.ms}, with a pause between rounds that
 * doubles from {@code retries.wait.ms} up to {@code retries.max.wait.ms}.
 *
 * <p>What is not supported is refused, not ignored: {@code bearer.auth.*}, {@code
 * schema.registry.ssl.*} (the JVM's own trust store and key store are used) and {@code proxy.*}
 * (the JVM's proxy properties are used).
 */
public final class RegistrySettings {

    /** One or several addresses, separated by commas; they are tried in turn. */
    public static final String URL = "schema.registry.url";

    /** {@code URL} (credentials inside the address, if any) or {@code USER_INFO}. */
    public static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";

    /** {@code user:password}, with {@code USER_INFO}. */
    public static final String USER_INFO = "basic.auth.user.info";

    /** Confluent's other name for {@link #USER_INFO}; ours to read, not to recommend. */
    public static final String USER_INFO_PREFIXED = "schema.registry.basic.auth.user.info";

    public static final String CONNECT_TIMEOUT_MS = "http.connect.timeout.ms";
    public static final String READ_TIMEOUT_MS = "http.read.timeout.ms";
    public static final String MAX_RETRIES = "max.retries";
    public static final String RETRIES_WAIT_MS = "retries.wait.ms";
    public static final String RETRIES_MAX_WAIT_MS = "retries.max.wait.ms";

    /** How many schemas, and how many ids, one client remembers. */
    public static final String CACHE_LIMIT = "max.schemas.per.subject";

    private static final int MOST_RETRIES = 100;

    private static final List<String> UNSUPPORTED =
            List.of(
                    "bearer.auth.",
                    "schema.registry.bearer.auth.",
                    "schema.registry.ssl.",
                    "proxy.");

    private static final ConfigDef DEFINITION = define(new ConfigDef());

    private final List<RegistryEndpoint> endpoints;
    private final AbstractConfig values;

    private RegistrySettings(Map<String, ?> configs) {
        configs.keySet().stream()
                .filter(key -> UNSUPPORTED.stream().anyMatch(key::startsWith))
                .findFirst()
                .ifPresent(
                        key -> {
                            throw new ConfigException(
                                    key
                                            + " is not supported; use basic.auth.*, and the JVM's trust store and proxy properties");
                        });
        this.values = new AbstractConfig(DEFINITION, configs, false);
        @Nullable String userInfo = userInfo();
        this.endpoints =
                values.getList(URL).stream()
                        .map(address -> RegistryEndpoint.of(address, userInfo))
                        .toList();
        if (endpoints.isEmpty()) {
            throw new ConfigException(URL + " names no address");
        }
    }

    /** Adds these settings to a definition of a serializer's or a service's own. */
    public static ConfigDef define(ConfigDef definition) {
        return definition
                .define(
                        URL,
                        ConfigDef.Type.LIST,
                        Importance.HIGH,
                        "Addresses of the registry, in the order to try them.")
                .define(
                        CREDENTIALS_SOURCE,
                        ConfigDef.Type.STRING,
                        "URL",
                        ValidString.in("URL", "USER_INFO"),
                        Importance.MEDIUM,
                        "Where credentials come from: the address itself, or basic.auth.user.info.")
                .define(
                        USER_INFO,
                        ConfigDef.Type.PASSWORD,
                        null,
                        Importance.MEDIUM,
                        "user:password")
                .define(
                        USER_INFO_PREFIXED,
                        ConfigDef.Type.PASSWORD,
                        null,
                        Importance.LOW,
                        "user:password")
                .define(
                        CONNECT_TIMEOUT_MS,
                        ConfigDef.Type.INT,
                        5_000,
                        Range.between(1, 600_000),
                        Importance.LOW,
                        "Time to connect.")
                .define(
                        READ_TIMEOUT_MS,
                        ConfigDef.Type.INT,
                        10_000,
                        Range.between(1, 600_000),
                        Importance.LOW,
                        "Time for a whole answer.")
                .define(
                        MAX_RETRIES,
                        ConfigDef.Type.INT,
                        3,
                        Range.between(0, MOST_RETRIES),
                        Importance.LOW,
                        "Further rounds after the first.")
                .define(
                        RETRIES_WAIT_MS,
                        ConfigDef.Type.LONG,
                        200L,
                        Range.between(0, 600_000),
                        Importance.LOW,
                        "Pause before the second round.")
                .define(
                        RETRIES_MAX_WAIT_MS,
                        ConfigDef.Type.LONG,
                        5_000L,
                        Range.between(0, 600_000),
                        Importance.LOW,
                        "Longest pause.")
                .define(
                        CACHE_LIMIT,
                        ConfigDef.Type.INT,
                        1_000,
                        Range.between(1, 1_000_000),
                        Importance.LOW,
                        "Schemas and ids remembered.");
    }

    /**
     * @param configs by Confluent's names; others are ignored, as in every Kafka client
     * @throws ConfigException if a value is missing, impossible, or names something unsupported
     */
    public static RegistrySettings of(Map<String, ?> configs) {
        return new RegistrySettings(configs);
    }

    /** Defaults for the given addresses (separated by commas). */
    public static RegistrySettings ofUrl(String url) {
        return of(Map.of(URL, url));
    }

    private @Nullable String userInfo() {
        if (!values.getString(CREDENTIALS_SOURCE).equals("USER_INFO")) {
            return null;
        }
        return Stream.of(USER_INFO, USER_INFO_PREFIXED)
                .map(values::getPassword)
                .filter(password -> password != null && !password.value().isBlank())
                .map(Password::value)
                .findFirst()
                .orElseThrow(
                        () ->
                                new ConfigException(
                                        CREDENTIALS_SOURCE + "=USER_INFO needs " + USER_INFO));
    }

    List<RegistryEndpoint> endpoints() {
        return endpoints;
    }

    Duration connectTimeout() {
        return Duration.ofMillis(values.getInt(CONNECT_TIMEOUT_MS));
    }

    Duration readTimeout() {
        return Duration.ofMillis(values.getInt(READ_TIMEOUT_MS));
    }

    int maxRetries() {
        return values.getInt(MAX_RETRIES);
    }

    /** The longest pause before a round; round 1 is the first retry. */
    Duration pauseBefore(int round) {
        long first = values.getLong(RETRIES_WAIT_MS);
        long longest = values.getLong(RETRIES_MAX_WAIT_MS);
        // 2^20 times anything is beyond the longest pause that can be configured
        long doubled = first * (1L << Math.min(round - 1, 20));
        return Duration.ofMillis(Math.min(doubled, longest));
    }

    int cacheLimit() {
        return values.getInt(CACHE_LIMIT);
    }
}
