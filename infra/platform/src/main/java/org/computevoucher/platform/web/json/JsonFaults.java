package org.computevoucher.platform.web.json;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.WebReason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what is wrong with a body in the caller's words: Jackson's own message names our classes.
 */
public final class JsonFaults {

    /** How Jackson begins its message about each limit, and what we say instead. */
    private static final Map<String, String> LIMITS =
            Map.of(
                    "Document nesting depth", "is nested deeper than %s levels",
                    "String value length", "holds a text of more than %s characters",
                    "Name length", "holds a field name of more than %s characters",
                    "Number value length", "holds a number of more than %s digits",
                    "Document length", "is longer than %s characters",
                    "Token count", "consists of more than %s parts");

    private static final Pattern MAXIMUM = Pattern.compile("allowed \\((\\d+)");

    private JsonFaults() {}

    /**
     * The refusal of a body that could not be read.
     *
     * @param body what was read, from its beginning
     * @param mapper what it was read with
     */
    public static RequestRefused refusalOf(
            JacksonException json, InputStream body, JsonMapper mapper) {
        return switch (json) {
            case UnfitValueException unfit ->
                    malformed(unfit.reason(), pointerOf(unfit), unfit.getOriginalMessage());
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case StreamConstraintsException limit ->
                    new RequestRefused(
                            WebReason.BODY_TOO_COMPLEX,
                            "The body is larger than a request of this kind can be.",
                            Fault.atPointer(
                                    endOfReading(body, mapper),
                                    limitIn(limit.getOriginalMessage())));
            case StreamReadException read when isDuplicate(read) -> duplicate(read);
            case InputCoercionException range ->
                    malformed(
                            WebReason.BODY_MALFORMED, pointerOf(range), "is a number out of range");
            case StreamReadException read ->
                    malformed(WebReason.BODY_MALFORMED, "", notJson(read.getLocation()));
            case MismatchedInputException trailing when isTrailing(trailing) ->
                    malformed(
                            WebReason.BODY_MALFORMED,
                            "",
                            "must be one JSON value, and something follows it");
            case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
                    malformed(
                            WebReason.BODY_MALFORMED,
                            pointerOf(mismatch),
                            Words.of(mismatch.getTargetType()));
            default ->
                    malformed(
                            WebReason.BODY_MALFORMED,
                            pointerOf(json),
                            "does not have the expected form");
        };
    }

    /** Where reading ends: Jackson does not say where it met a limit. */
    private static String endOfReading(InputStream body, JsonMapper mapper) {
        try (JsonParser parser = mapper.createParser(body)) {
            try {
                while (parser.nextToken() != null) {
                    // a value is looked at only when it is asked for
                    if (parser.currentToken().isScalarValue()) {
                        var _ = parser.getString();
                    }
                }
            } catch (JacksonException met) {
                return parser.streamReadContext().pathAsPointer().toString();
            }
        }
        return "";
    }

    private static RequestRefused malformed(WebReason reason, String pointer, String detail) {
        String what =
                reason == WebReason.TEXT_INVALID
                        ? "The body holds a text with characters that no text here may have."
                        : "The body is no JSON of the expected form.";
        return new RequestRefused(reason, what, Fault.atPointer(pointer, detail));
    }

    private static RequestRefused unknownField(UnrecognizedPropertyException unknown) {
        List<Object> known = List.copyOf(unknown.getKnownPropertyIds());
        return new RequestRefused(
                WebReason.FIELD_UNKNOWN,
                "There is no field '%s'; known here are %s."
                        .formatted(unknown.getPropertyName(), known),
                Fault.atPointer(pointerOf(unknown), "there is no such field"));
    }

    private static boolean isDuplicate(StreamReadException read) {
        return read.getOriginalMessage().startsWith("Duplicate Object property");
    }

    private static RequestRefused duplicate(StreamReadException read) {
        JsonParser parser = read.processor();
        String pointer =
                parser == null
                        ? pointerOf(read)
                        : parser.streamReadContext().pathAsPointer().toString();
        return new RequestRefused(
                WebReason.FIELD_DUPLICATED,
                "A field is there twice; which value is meant cannot be known.",
                Fault.atPointer(pointer, "must be there once"));
    }

    private static boolean isTrailing(MismatchedInputException mismatch) {
        return mismatch.getOriginalMessage().startsWith("Trailing token");
    }

    private static String notJson(@Nullable TokenStreamLocation at) {
        return at == null
                ? "is not JSON"
                : "is not JSON from line %d, column %d on"
                        .formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String limitIn(String message) {
        Matcher maximum = MAXIMUM.matcher(message);
        String limit = maximum.find() ? maximum.group(1) : "allowed";
        return LIMITS.entrySet().stream()
                .filter(entry -> message.startsWith(entry.getKey()))
                .map(entry -> entry.getValue().formatted(limit))
                .findFirst()
                .orElse("is larger than allowed");
    }

    /** RFC 6901. */
    private static String pointerOf(JacksonException json) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : json.getPath()) {
            String name = step.getPropertyName();
            pointer.append('/')
                    .append(name == null ? String.valueOf(step.getIndex()) : escaped(name));
        }
        return pointer.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
