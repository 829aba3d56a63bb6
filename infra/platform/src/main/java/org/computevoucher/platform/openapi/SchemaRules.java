package org.computevoucher.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every schema: a body with an unknown field is refused, an answer always has all of
 * its fields, patterns match whole values, and every field is described.
 */
@SuppressWarnings("rawtypes") // as in the signatures of the library
final class SchemaRules {

    private static final String REF = "#/components/schemas/";

    private final ApiTexts texts;

    SchemaRules(ApiTexts texts) {
        this.texts = texts;
    }

    void applyTo(OpenAPI document) {
        Map<String, Schema> all = document.getComponents().getSchemas();
        Collection<Operation> operations =
                document.getPaths().values().stream()
                        .flatMap(item -> item.readOperations().stream())
                        .toList();
        reachable(all, operations.stream().flatMap(SchemaRules::bodies))
                .forEach(schema -> schema.setAdditionalProperties(false));
        reachable(all, operations.stream().flatMap(SchemaRules::answers))
                .forEach(SchemaRules::requireAll);
        all.values().forEach(this::finish);
        operations.stream()
                .filter(operation -> operation.getParameters() != null)
                .flatMap(operation -> operation.getParameters().stream())
                .map(Parameter::getSchema)
                .filter(java.util.Objects::nonNull)
                .forEach(this::anchor);
    }

    private void finish(Schema<?> schema) {
        if (schema.getRequired() != null) {
            schema.setRequired(new ArrayList<>(new TreeSet<>(schema.getRequired())));
        }
        if (schema.getProperties() == null) {
            return;
        }
        schema.getProperties()
                .forEach(
                        (name, property) -> {
                            anchor(property);
                            if (property.getItems() != null) {
                                anchor(property.getItems());
                            }
                            if (property.getDescription() == null && property.get$ref() == null) {
                                texts.field(name).ifPresent(property::setDescription);
                            }
                        });
    }

    /**
     * Bean Validation matches whole values, JSON Schema finds a part; and ECMA 262, which JSON
     * Schema names, does not know Java's {@code \p{Cntrl}}.
     */
    private void anchor(Schema<?> schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.setPattern(
                    "^(?:" + pattern.replace("\\p{Cntrl}", "\\u0000-\\u001f\\u007f") + ")$");
        }
    }

    private static void requireAll(Schema<?> schema) {
        schema.setRequired(new ArrayList<>(new TreeSet<>(schema.getProperties().keySet())));
    }

    private static Stream<Schema<?>> bodies(Operation operation) {
        return operation.getRequestBody() == null
                ? Stream.of()
                : schemas(operation.getRequestBody().getContent().values());
    }

    private static Stream<Schema<?>> answers(Operation operation) {
        return operation.getResponses().values().stream()
                .filter(answer -> answer.getContent() != null)
                .flatMap(answer -> schemas(answer.getContent().values()));
    }

    private static Stream<Schema<?>> schemas(Collection<MediaType> contents) {
        List<Schema<?>> schemas = new ArrayList<>();
        contents.forEach(
                content -> {
                    if (content.getSchema() != null) {
                        schemas.add(content.getSchema());
                    }
                });
        return schemas.stream();
    }

    /** The objects that these schemas are made of. */
    private static List<Schema<?>> reachable(Map<String, Schema> all, Stream<Schema<?>> from) {
        Map<String, Schema<?>> found = new LinkedHashMap<>();
        from.forEach(schema -> follow(all, schema, found));
        return found.values().stream().filter(schema -> schema.getProperties() != null).toList();
    }

    private static void follow(
            Map<String, Schema> all, @Nullable Schema<?> schema, Map<String, Schema<?>> found) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(REF.length());
            Schema<?> named = all.get(name);
            if (named != null && found.put(name, named) == null) {
                follow(all, named, found);
            }
        }
        follow(all, schema.getItems(), found);
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(one -> follow(all, one, found));
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> follow(all, property, found));
        }
    }
}
