package org.computevoucher.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.computevoucher.platform.web.ProblemCatalogue;

/** The answers that say no: problem documents (RFC 9457) of one shape. */
final class Problems {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String SCHEMA = "Problem";

    /** What any operation may answer, by the name of the shared answer. */
    private static final Map<String, String> ALWAYS =
            Map.of(
                    "400", "BadRequest",
                    "401", "Unauthorized",
                    "403", "Forbidden",
                    "406", "NotAcceptable",
                    "429", "TooManyRequests",
                    "503", "Unavailable");

    /** What only an operation with a body may answer. */
    private static final Map<String, String> WITH_BODY =
            Map.of("409", "Conflict", "413", "TooLarge", "415", "UnsupportedMediaType");

    private final ApiTexts texts;

    Problems(ApiTexts texts) {
        this.texts = texts;
    }

    void addTo(Components components) {
        components.addSchemas(SCHEMA, document());
        components.addSchemas("ProblemError", error());
        ALWAYS.forEach((status, name) -> components.addResponses(name, shared(status)));
        WITH_BODY.forEach((status, name) -> components.addResponses(name, shared(status)));
    }

    /** What this operation refuses by its own rules stands beside what every operation may say. */
    void addTo(String operationId, Operation operation, boolean writes) {
        texts.refusals(operationId)
                .forEach(
                        (status, reasons) -> {
                            ApiResponse answer =
                                    operation
                                            .getResponses()
                                            .computeIfAbsent(status, _ -> new ApiResponse());
                            if (answer.getContent() == null) {
                                answer.setContent(new Content());
                            }
                            MediaType content =
                                    answer.getContent()
                                            .computeIfAbsent(MEDIA_TYPE, _ -> new MediaType());
                            content.schema(ref());
                            answer.description(texts.status(status) + ' ' + reasons(reasons));
                            answer.addHeaderObject(
                                    SharedParts.CORRELATION_ID, SharedParts.correlationIdRef());
                        });
        addShared(operation, ALWAYS);
        if (writes) {
            addShared(operation, WITH_BODY);
        }
    }

    private static void addShared(Operation operation, Map<String, String> answers) {
        answers.forEach(
                (status, name) ->
                        operation
                                .getResponses()
                                .computeIfAbsent(
                                        status,
                                        _ ->
                                                new ApiResponse()
                                                        .$ref("#/components/responses/" + name)));
    }

    private ApiResponse shared(String status) {
        ApiResponse answer =
                new ApiResponse()
                        .description(texts.status(status))
                        .addHeaderObject(SharedParts.CORRELATION_ID, SharedParts.correlationIdRef())
                        .content(
                                new Content()
                                        .addMediaType(
                                                MEDIA_TYPE,
                                                new MediaType()
                                                        .schema(ref())
                                                        .example(exampleOf(status))));
        if (status.equals("429") || status.equals("503")) {
            answer.addHeaderObject("Retry-After", SharedParts.retryAfterRef());
        }
        return answer;
    }

    private JsonNode exampleOf(String status) {
        String reason = texts.reasonOf(status);
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", ProblemCatalogue.typeOf(reason));
        problem.put(
                "title",
                ProblemCatalogue.ofThisService()
                        .row(reason)
                        .map(ProblemCatalogue.Row::title)
                        .orElseThrow(
                                () -> new IllegalStateException(reason + " is in no catalogue")));
        problem.put("status", Integer.parseInt(status));
        problem.put("detail", texts.status(status));
        problem.put("reason", reason);
        problem.put("correlationId", "4bf92f3577b34da6a3ce929d0e0e4736");
        return problem;
    }

    private static Schema<?> ref() {
        return new Schema<>().$ref("#/components/schemas/" + SCHEMA);
    }

    private static Schema<?> document() {
        Schema<?> problem = object();
        problem.addProperty(
                "type",
                SharedParts.text()
                        .format("uri-reference")
                        .description("Stable; under it the service says what would be right."));
        problem.addProperty("title", SharedParts.text().description("The reason in words."));
        problem.addProperty("status", integer().description("The HTTP status."));
        problem.addProperty(
                "detail", SharedParts.text().description("What is wrong here, for a person."));
        problem.addProperty(
                "reason",
                SharedParts.text()
                        .pattern("^[A-Z][A-Z0-9_]*$")
                        .description("Stable code that a program can act on."));
        problem.addProperty(
                "correlationId",
                SharedParts.text()
                        .pattern("^[0-9a-f]{32}$")
                        .description("As in the header Correlation-Id."));
        problem.addProperty(
                "instance",
                SharedParts.text()
                        .format("uri-reference")
                        .description("The path of the request that was refused."));
        Schema<?> errors = new Schema<>();
        errors.addType("array");
        errors.setItems(new Schema<>().$ref("#/components/schemas/ProblemError"));
        errors.setDescription("Each thing that is wrong, where there is one to name.");
        problem.addProperty("errors", errors);
        problem.setRequired(
                new ArrayList<>(
                        List.of("correlationId", "detail", "reason", "status", "title", "type")));
        problem.setDescription(
                "A refusal (RFC 9457). Further members depend on the reason: amounts in fen and the like.");
        return problem;
    }

    private static Schema<?> error() {
        Schema<?> error = object();
        error.addProperty(
                "pointer",
                SharedParts.text().description("JSON pointer (RFC 6901) to a field of the body."));
        error.addProperty(
                "parameter",
                SharedParts.text().description("Name of a path variable or query parameter."));
        error.addProperty(
                "column",
                SharedParts.text().description("Name of a column of a body that is a table."));
        error.addProperty(
                "line", SharedParts.text().description("Number of a line of a body that is text."));
        error.addProperty("header", SharedParts.text().description("Name of a header field."));
        error.addProperty("detail", SharedParts.text().description("What would be right."));
        error.setRequired(new ArrayList<>(List.of("detail")));
        return error;
    }

    private static Schema<?> object() {
        Schema<?> object = new Schema<>();
        object.addType("object");
        return object;
    }

    private static Schema<?> integer() {
        Schema<?> integer = new Schema<>();
        integer.addType("integer");
        return integer.format("int32");
    }

    /** What a released document says is answered stays in it, also when it is not any more. */
    private static String reasons(List<String> reasons) {
        return reasons.isEmpty()
                ? "It is not answered any more."
                : "Reasons: " + String.join(", ", reasons) + '.';
    }
}
