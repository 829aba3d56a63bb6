package org.computevoucher.testkit.contract;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One operation of a document.
 *
 * @param bodyType the media type of its body, JSON where that is one of several; null: it takes
 *     none
 * @param bodySchema of that type, and the first where it may be one of several; null: it takes no
 *     body
 * @param answers the schema of each status; an empty one where there is no content
 * @param scopes of which a caller needs any one
 */
public record ApiOperation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable String bodyType,
        @Nullable JsonNode bodySchema,
        List<Example> examples,
        Map<Integer, JsonNode> answers,
        Set<String> scopes) {

    /**
     * @param in {@code path}, {@code query} or {@code header}
     */
    public record Parameter(String name, String in, boolean required, JsonNode schema) {}

    /**
     * A request and its answer, joined by their name.
     *
     * @param parameters values by name
     * @param body null: none
     * @param bodyType its media type; null: there is none
     */
    public record Example(
            String name,
            Map<String, JsonNode> parameters,
            @Nullable JsonNode body,
            @Nullable String bodyType,
            int status,
            JsonNode answer) {}

    /** Whether it changes anything: then it takes an Idempotency-Key. */
    public boolean writes() {
        return method.equals("POST");
    }

    /** An example whose answer is not a refusal; where there is none, the first that there is. */
    public Example validExample() {
        return examples.stream()
                .filter(example -> example.status() < 300)
                .filter(example -> Objects.equals(example.bodyType(), bodyType))
                .findFirst()
                .orElseGet(examples::getFirst);
    }

    /** Whether its body is JSON. */
    public boolean takesJson() {
        return isJson(bodyType);
    }

    /** Whether bodies of a media type are JSON. */
    static boolean isJson(@Nullable String type) {
        return type != null && (type.equals(ApiDocument.JSON_TYPE) || type.endsWith("+json"));
    }

    /** Parameters of one place. */
    public List<Parameter> parametersIn(String place) {
        return parameters.stream().filter(parameter -> parameter.in().equals(place)).toList();
    }

    @Override
    public String toString() {
        return method + ' ' + path;
    }
}
