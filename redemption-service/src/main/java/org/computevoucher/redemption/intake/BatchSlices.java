package org.computevoucher.redemption.intake;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.WebReason;
import org.computevoucher.platform.web.json.JsonFaults;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the records of a batch in its bytes without reading them: a batch has to be well-formed
 * JSON, and what its records are is not asked here.
 */
final class BatchSlices {

    static final String RECORDS = "records";

    /**
     * The same as for every body, but that a record with a field twice does not hurt the others.
     */
    private final JsonMapper json;

    BatchSlices(JsonMapper strict) {
        this.json = strict.rebuild().disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    }

    /**
     * The records of {@code {"records": […]}}; nothing where the body is no such thing, and so is
     * one record or nothing at all.
     *
     * @throws RequestRefused where it has records, and cannot be a batch nevertheless
     */
    Optional<List<byte[]>> ofRecords(byte[] body) {
        List<byte[]> records = null;
        String other = null;
        boolean twice = false;
        try (JsonParser parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(RECORDS)) {
                    twice |= records != null;
                    records = array(body, parser, "/" + RECORDS);
                } else {
                    other = other == null ? name : other;
                    parser.skipChildren();
                }
            }
            requireEnd(parser);
        } catch (JacksonException wrong) {
            if (records == null) {
                return Optional.empty();
            }
            throw JsonFaults.refusalOf(wrong, new ByteArrayInputStream(body), json);
        }
        return Optional.ofNullable(alone(records, other, twice));
    }

    private static @Nullable List<byte[]> alone(
            @Nullable List<byte[]> records, @Nullable String other, boolean twice) {
        if (records == null) {
            return null;
        }
        if (twice) {
            throw new RequestRefused(
                    WebReason.FIELD_DUPLICATED,
                    "A field is there twice; which value is meant cannot be known.",
                    Fault.atPointer("/" + RECORDS, "must be there once"));
        }
        if (other != null) {
            throw new RequestRefused(
                    WebReason.FIELD_UNKNOWN,
                    "There is no field '%s' beside %s.".formatted(other, RECORDS),
                    Fault.atPointer(
                            "/" + other.replace("~", "~0").replace("/", "~1"),
                            "there is no such field"));
        }
        return records;
    }

    /**
     * The elements of an array.
     *
     * @throws RequestRefused where the body is none
     */
    List<byte[]> ofArray(byte[] body) {
        try (JsonParser parser = json.createParser(body)) {
            parser.nextToken();
            List<byte[]> elements = array(body, parser, "");
            requireEnd(parser);
            return elements;
        } catch (JacksonException wrong) {
            throw JsonFaults.refusalOf(wrong, new ByteArrayInputStream(body), json);
        }
    }

    private static List<byte[]> array(byte[] body, JsonParser parser, String pointer) {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            throw malformed(pointer, "must be a list of records");
        }
        if (parser.currentTokenLocation().getByteOffset() < 0) {
            // Jackson reads UTF-16 and UTF-32 too, but then it does not know where a record ends
            throw malformed("", "must be in UTF-8 (RFC 8259, 8.1)");
        }
        List<byte[]> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            if (parser.currentToken().isScalarValue()) {
                // its end is known only when it is looked at
                var _ = parser.getString();
            }
            parser.skipChildren();
            elements.add(
                    Arrays.copyOfRange(
                            body, start, (int) parser.currentLocation().getByteOffset()));
        }
        return elements;
    }

    private static void requireEnd(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw malformed("", "must be one JSON value, and something follows it");
        }
    }

    private static RequestRefused malformed(String pointer, String detail) {
        return new RequestRefused(
                WebReason.BODY_MALFORMED,
                "The body is no JSON of the expected form.",
                Fault.atPointer(pointer, detail));
    }
}
