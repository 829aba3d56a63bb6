package org.computevoucher.platform.request;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * One text for everything that says the same: a body that was parsed is written again with its
 * fields in the order of their names, without those that are null, and with every instant in UTC.
 *
 * <p>So neither white space, the order of fields, a null in place of nothing nor another offset of
 * the same instant make another content; and a field that is added later, and is null in an old
 * request, does not change what the old request said. Hashes of this are kept for ever, so every
 * feature it depends on is written out, whatever the library's default.
 */
final class CanonicalJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                    .disable(JsonNodeFeature.WRITE_NULL_PROPERTIES)
                    .disable(SerializationFeature.INDENT_OUTPUT)
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
                    .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(OffsetDateTime.class, new OffsetDateTimeInUtc())
                                    .addSerializer(ZonedDateTime.class, new ZonedDateTimeInUtc()))
                    .build();

    private CanonicalJson() {}

    /** By way of a tree, where no annotation of the body can have another order or keep a null. */
    static String of(@Nullable Object body) {
        return MAPPER.writeValueAsString(MAPPER.<JsonNode>valueToTree(body));
    }

    private static final class OffsetDateTimeInUtc extends ValueSerializer<OffsetDateTime> {
        @Override
        public void serialize(
                OffsetDateTime time, JsonGenerator json, SerializationContext context) {
            json.writeString(time.toInstant().toString());
        }
    }

    private static final class ZonedDateTimeInUtc extends ValueSerializer<ZonedDateTime> {
        @Override
        public void serialize(
                ZonedDateTime time, JsonGenerator json, SerializationContext context) {
            json.writeString(time.toInstant().toString());
        }
    }
}
