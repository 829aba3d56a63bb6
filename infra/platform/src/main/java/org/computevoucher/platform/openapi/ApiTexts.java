package org.computevoucher.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The words and examples of a service's document: its own {@code openapi.yaml}, and what the
 * platform's {@code openapi-platform.yaml} says about every service.
 *
 * <p>One thing has one word, so a field is described by its name alone: {@code faceFen} means the
 * same wherever it stands.
 */
final class ApiTexts {

    private static final String SERVICE = "/openapi.yaml";
    private static final String PLATFORM = "/openapi-platform.yaml";

    private final List<JsonNode> sources;

    private ApiTexts(List<JsonNode> sources) {
        this.sources = sources;
    }

    /** One example of an operation: a request, and the answer that it gets. */
    record Example(String name, JsonNode request, String status, @Nullable JsonNode answer) {}

    /** Reads both; a service without words of its own (as in tests) has the platform's alone. */
    static ApiTexts load() {
        return new ApiTexts(List.of(read(SERVICE), read(PLATFORM)));
    }

    String title(String otherwise) {
        return sources.getFirst().path("title").asText(otherwise);
    }

    String description() {
        String own = sources.getFirst().path("description").asText("");
        String shared = sources.getLast().path("description").asText("");
        return own.isEmpty() ? shared : own + '\n' + shared;
    }

    Optional<String> field(String name) {
        return sources.stream()
                .map(source -> source.path("fields").path(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst();
    }

    /** How a parameter that a controller reads itself is written. */
    Optional<JsonNode> syntax(String name) {
        return sources.stream()
                .map(source -> source.path("syntax").path(name))
                .filter(JsonNode::isObject)
                .findFirst();
    }

    Optional<String> operation(String operationId) {
        JsonNode text = operationNode(operationId).path("description");
        return text.isTextual() ? Optional.of(text.asText()) : Optional.empty();
    }

    /** What an answer of this status says. */
    String status(String status) {
        return statusNode(status).path("detail").asText("A problem document.");
    }

    /** A reason that comes with this status, as an example. */
    String reasonOf(String status) {
        return statusNode(status).path("reason").asText("REQUEST_REFUSED");
    }

    private JsonNode statusNode(String status) {
        return sources.getLast().path("statuses").path(status);
    }

    /** Statuses, each with the reasons that a program can act on. */
    Map<String, List<String>> refusals(String operationId) {
        Map<String, List<String>> refusals = new TreeMap<>();
        operationNode(operationId)
                .path("refusals")
                .properties()
                .forEach(
                        entry -> {
                            List<String> reasons = new ArrayList<>();
                            entry.getValue().forEach(reason -> reasons.add(reason.asText()));
                            refusals.put(entry.getKey(), reasons);
                        });
        return refusals;
    }

    List<Example> examples(String operationId) {
        List<Example> examples = new ArrayList<>();
        operationNode(operationId)
                .path("examples")
                .properties()
                .forEach(entry -> examples.add(example(entry.getKey(), entry.getValue())));
        return examples;
    }

    private static Example example(String name, JsonNode node) {
        return new Example(
                name, node.path("request"), node.path("status").asText("200"), node.get("answer"));
    }

    private JsonNode operationNode(String operationId) {
        return sources.stream()
                .map(source -> source.path("operations").path(operationId))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static JsonNode read(String resource) {
        try (InputStream text = ApiTexts.class.getResourceAsStream(resource)) {
            // SnakeYAML and not Jackson's YAML, which takes an alias for a text
            return text == null
                    ? JsonNodeFactory.instance.objectNode()
                    : new ObjectMapper()
                            .valueToTree(
                                    new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " is no YAML", e);
        }
    }
}
