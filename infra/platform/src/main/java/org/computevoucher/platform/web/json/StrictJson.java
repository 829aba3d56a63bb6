package org.computevoucher.platform.web.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How bodies are read: every value is of the one JSON type that its field has, every field is known
 * and there once, and nothing follows. A money message that can be read in two ways is refused.
 */
public final class StrictJson {

    private StrictJson() {}

    /** Makes a mapper strict. */
    public static void configure(JsonMapper.Builder json) {
        json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // what the caller sent is no part of our messages
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
                .disable(DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT)
                .disable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .disable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                .withCoercionConfigDefaults(
                        any ->
                                any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.EmptyArray, CoercionAction.Fail))
                .addModule(textScalars());
    }

    private static SimpleModule textScalars() {
        SimpleModule module = new SimpleModule("computevoucher-strict-scalars");
        add(module, String.class, Optional::of);
        add(module, UUID.class, Scalars::uuid);
        add(module, LocalDate.class, Rfc3339::date);
        add(module, Instant.class, Rfc3339::instant);
        add(module, OffsetDateTime.class, Rfc3339::time);
        return module.setDeserializerModifier(new StrictEnums());
    }

    private static <T> void add(
            SimpleModule module, Class<T> type, Function<String, Optional<T>> parser) {
        module.addDeserializer(type, new TextScalarDeserializer<>(type, parser));
    }

    /** A constant is named to the letter: Jackson takes numbers and blanks around it as well. */
    private static final class StrictEnums extends ValueDeserializerModifier {

        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> deserializer) {
            return strict(type.getRawClass());
        }

        private static <E> ValueDeserializer<E> strict(Class<E> type) {
            return new TextScalarDeserializer<>(type, name -> Scalars.constant(type, name));
        }
    }
}
