package org.computevoucher.testkit.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.computevoucher.testkit.contract.ApiOperation.Example;
import org.computevoucher.testkit.contract.ApiOperation.Parameter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI 3.1 document: its operations, and values held against its schemas. */
public final class ApiDocument {

    private static final JsonMapper JSON = JsonMapper.shared();
    static final String JSON_TYPE = "application/json";

    private static final String SCHEMAS = "#/components/schemas/";

    /** OpenAPI 3.1 means this version where it says JSON Schema. */
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode root;
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    public static ApiDocument parse(String json) {
        return new ApiDocument(JSON.readTree(json));
    }

    JsonNode root() {
        return root;
    }

    /** The name of the service. */
    public String title() {
        return root.path("info").path("title").asString();
    }

    /** Every operation, in the order of paths and methods. */
    public List<ApiOperation> operations() {
        List<ApiOperation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                operations.add(operation(path.getKey(), operation.getKey(), operation.getValue()));
            }
        }
        return operations;
    }

    /**
     * What is wrong with a value, held against a schema of this document.
     *
     * @return one sentence each; empty: it is valid
     */
    public List<String> errors(JsonNode schema, JsonNode value) {
        return compiled
                .computeIfAbsent(schema, this::compiled)
                .validate(
                        value,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode alone = JSON.createObjectNode();
        alone.set("allOf", JSON.createArrayNode().add(schema));
        alone.set("$defs", root.path("components").path("schemas"));
        String text = JSON.writeValueAsString(alone).replace(SCHEMAS, "#/$defs/");
        return REGISTRY.getSchema(JSON.readTree(text));
    }

    /** A node, or what it refers to. */
    public JsonNode resolved(JsonNode node) {
        JsonNode ref = node.path("$ref");
        return ref.isString() ? root.at(ref.asString().substring(1)) : node;
    }

    private ApiOperation operation(String path, String method, JsonNode node) {
        List<Parameter> parameters = new ArrayList<>();
        Map<String, Map<String, JsonNode>> values = new LinkedHashMap<>();
        for (JsonNode entry : node.path("parameters")) {
            JsonNode parameter = resolved(entry);
            String name = parameter.path("name").asString();
            parameters.add(
                    new Parameter(
                            name,
                            parameter.path("in").asString(),
                            parameter.path("required").asBoolean(false),
                            parameter.path("schema")));
            examples(parameter)
                    .forEach(
                            (example, value) ->
                                    values.computeIfAbsent(example, _ -> new LinkedHashMap<>())
                                            .put(name, value));
        }
        JsonNode bodies = resolved(node.path("requestBody")).path("content");
        @Nullable String bodyType = mainType(bodies);
        @Nullable JsonNode body = bodyType == null ? null : bodies.path(bodyType);
        @Nullable JsonNode bodySchema = body == null ? null : firstAlternative(body.path("schema"));
        List<Example> examples = examples(node, values, bodies);
        if (body != null && bodySchema != null && body.path("schema").has("anyOf")) {
            examples.sort(Comparator.comparing(example -> !isBody(bodySchema, example.body())));
        }
        return new ApiOperation(
                node.path("operationId").asString(),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                parameters,
                bodyType,
                bodySchema,
                examples,
                answers(node),
                scopes(node));
    }

    private boolean isBody(JsonNode schema, @Nullable JsonNode value) {
        return value != null && errors(schema, value).isEmpty();
    }

    /** Of an operation that takes bodies of several types, JSON is the one that is tried out. */
    private static @Nullable String mainType(JsonNode bodies) {
        if (bodies.isEmpty()) {
            return null;
        }
        return bodies.has(JSON_TYPE) ? JSON_TYPE : bodies.propertyNames().iterator().next();
    }

    /** Of a body that may be one of several, the first; the others are examples. */
    private static JsonNode firstAlternative(JsonNode schema) {
        JsonNode alternatives = schema.path("anyOf");
        return alternatives.isEmpty() ? schema : alternatives.get(0);
    }

    private List<Example> examples(
            JsonNode operation, Map<String, Map<String, JsonNode>> parameters, JsonNode contents) {
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        contents.properties()
                .forEach(
                        content ->
                                examples(content.getValue())
                                        .forEach(
                                                (name, body) -> {
                                                    bodies.put(name, body);
                                                    types.put(name, content.getKey());
                                                }));
        List<Example> examples = new ArrayList<>();
        for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
            for (JsonNode content : resolved(answer.getValue()).path("content")) {
                examples(content)
                        .forEach(
                                (name, value) ->
                                        examples.add(
                                                new Example(
                                                        name,
                                                        parameters.getOrDefault(name, Map.of()),
                                                        bodies.get(name),
                                                        types.get(name),
                                                        Integer.parseInt(answer.getKey()),
                                                        value)));
            }
        }
        return examples;
    }

    private Map<Integer, JsonNode> answers(JsonNode operation) {
        Map<Integer, JsonNode> answers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
            JsonNode schema = JSON.createObjectNode();
            for (JsonNode content : resolved(answer.getValue()).path("content")) {
                schema = content.path("schema");
            }
            answers.put(Integer.valueOf(answer.getKey()), schema);
        }
        return answers;
    }

    private static Map<String, JsonNode> examples(JsonNode of) {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        of.path("examples")
                .properties()
                .forEach(entry -> examples.put(entry.getKey(), entry.getValue().path("value")));
        return examples;
    }

    private static Set<String> scopes(JsonNode operation) {
        Set<String> scopes = new TreeSet<>();
        for (JsonNode alternative : operation.path("security")) {
            for (JsonNode scheme : alternative) {
                scheme.forEach(scope -> scopes.add(scope.asString()));
            }
        }
        return scopes;
    }
}
