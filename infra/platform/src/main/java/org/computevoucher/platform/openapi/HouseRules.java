package org.computevoucher.platform.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.computevoucher.platform.openapi.ApiTexts.Example;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Adds to what springdoc finds in the controllers what holds for every operation. */
final class HouseRules implements GlobalOpenApiCustomizer {

    private static final String JSON = "application/json";

    private final ApiTexts texts;
    private final OperationScopes scopes;

    HouseRules(ApiTexts texts, OperationScopes scopes) {
        this.texts = texts;
        this.scopes = scopes;
    }

    @Override
    public void customise(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        // before the problem documents, whose members depend on their reasons
        new SchemaRules(texts).applyTo(document);
        Problems problems = new Problems(texts);
        problems.addTo(document.getComponents());
        SharedParts.addTo(document.getComponents());
        document.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperationsMap()
                                        .forEach(
                                                (method, operation) ->
                                                        complete(
                                                                method, path, operation,
                                                                problems)));
    }

    private void complete(HttpMethod method, String path, Operation operation, Problems problems) {
        String id = operation.getOperationId();
        boolean writes = method == HttpMethod.POST;
        operation.setTags(null);
        texts.operation(id).ifPresent(operation::setDescription);
        security(operation, scopes.anyOf(method.name(), path));
        if (operation.getParameters() != null) {
            operation.getParameters().removeIf(p -> SharedParts.isShared(p.getName()));
            operation.getParameters().forEach(this::describe);
        }
        operation.addParametersItem(
                new Parameter().$ref(writes ? SharedParts.KEY_REF : SharedParts.IF_NONE_MATCH_REF));
        operation.getResponses().forEach((status, answer) -> headersOf(answer, status, writes));
        if (!writes) {
            operation
                    .getResponses()
                    .addApiResponse("304", new ApiResponse().$ref(SharedParts.NOT_MODIFIED_REF));
        }
        texts.examples(id).forEach(example -> add(example, operation));
        problems.addTo(id, operation, writes);
    }

    /** In one requirement all scopes would be needed, so each that will do stands in its own. */
    private static void security(Operation operation, List<String> anyOf) {
        if (anyOf.isEmpty()) {
            operation.addSecurityItem(new SecurityRequirement().addList(SharedParts.OAUTH2));
        }
        anyOf.stream()
                .sorted()
                .forEach(
                        scope ->
                                operation.addSecurityItem(
                                        new SecurityRequirement()
                                                .addList(SharedParts.OAUTH2, scope)));
    }

    private void describe(Parameter parameter) {
        if (parameter.getDescription() == null) {
            texts.field(parameter.getName()).ifPresent(parameter::setDescription);
        }
        Schema<?> schema = parameter.getSchema();
        if (schema.getPattern() == null && Set.of("string").equals(schema.getTypes())) {
            texts.syntax(parameter.getName())
                    .ifPresent(syntax -> parameter.setSchema(SharedParts.schema(syntax)));
        }
    }

    private static void headersOf(ApiResponse answer, String status, boolean writes) {
        answer.addHeaderObject(SharedParts.CORRELATION_ID, SharedParts.correlationIdRef());
        if (!writes && status.startsWith("2")) {
            answer.addHeaderObject("ETag", SharedParts.eTagRef());
        }
    }

    /** The parts of an example have its name, wherever they stand: so a reader can join them. */
    private static void add(Example example, Operation operation) {
        List<Parameter> parameters =
                operation.getParameters() == null ? List.of() : operation.getParameters();
        parameters.stream()
                .filter(parameter -> parameter.getName() != null)
                .filter(parameter -> example.request().has(parameter.getName()))
                .forEach(
                        parameter ->
                                parameter.addExample(
                                        example.name(),
                                        SharedParts.example(
                                                example.request().get(parameter.getName()))));
        if (operation.getRequestBody() != null && example.request().has("body")) {
            Map<String, MediaType> bodies = operation.getRequestBody().getContent();
            MediaType body = bodies.get(example.request().path("type").asText(JSON));
            // an operation that takes something else takes nothing else
            (body == null ? bodies.values().iterator().next() : body)
                    .addExamples(
                            example.name(), SharedParts.example(example.request().get("body")));
        }
        ApiResponse answer =
                operation
                        .getResponses()
                        .computeIfAbsent(example.status(), status -> new ApiResponse());
        if (example.answer() != null) {
            contentOf(answer, example.status())
                    .addExamples(example.name(), SharedParts.example(example.answer()));
        }
    }

    private static MediaType contentOf(ApiResponse answer, String status) {
        if (answer.getContent() == null) {
            answer.setContent(new io.swagger.v3.oas.models.media.Content());
        }
        if (!status.startsWith("2")) {
            return answer.getContent().computeIfAbsent(Problems.MEDIA_TYPE, _ -> new MediaType());
        }
        return answer.getContent().values().stream()
                .findFirst()
                .orElseGet(() -> answer.getContent().computeIfAbsent(JSON, _ -> new MediaType()));
    }
}
