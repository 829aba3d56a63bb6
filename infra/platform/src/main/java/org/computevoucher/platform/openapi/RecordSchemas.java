package org.computevoucher.platform.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of a record's components what their types say: one that is {@code @Nullable} may be null,
 * every other one is required.
 */
final class RecordSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> raw = rawClass(type);
        if (resolved != null && raw != null && raw.isRecord()) {
            Schema<?> model = modelOf(resolved, context);
            if (model != null && model.getProperties() != null) {
                describe(raw, model);
            }
        }
        return resolved;
    }

    private static void describe(Class<?> type, Schema<?> model) {
        for (RecordComponent component : type.getRecordComponents()) {
            Schema<?> property = (Schema<?>) model.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                if (property.get$ref() == null) {
                    allowNull(property);
                } else {
                    model.getProperties().put(component.getName(), orNull(property));
                }
            } else if (model.getRequired() == null
                    || !model.getRequired().contains(component.getName())) {
                model.addRequiredItem(component.getName());
            }
        }
    }

    /** What refers to a schema of its own cannot be given another type. */
    private static Schema<?> orNull(Schema<?> reference) {
        return new Schema<>()
                .addAnyOfItem(reference)
                .addAnyOfItem(new Schema<>().types(Set.of("null")));
    }

    private static void allowNull(Schema<?> property) {
        Set<String> types = property.getTypes();
        if (types != null && !types.contains("null")) {
            Set<String> withNull = new LinkedHashSet<>(types);
            withNull.add("null");
            property.setTypes(withNull);
            allowNullAmongConstants(property);
        }
    }

    /** What is not in the list is not allowed, whatever the type says. */
    private static <T> void allowNullAmongConstants(Schema<T> property) {
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            List<@Nullable T> withNull = new ArrayList<>(property.getEnum());
            withNull.add(null);
            property.setEnum(withNull);
        }
    }

    private static @Nullable Schema<?> modelOf(Schema<?> resolved, ModelConverterContext context) {
        String ref = resolved.get$ref();
        return ref == null
                ? resolved
                : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
    }

    private static @Nullable Class<?> rawClass(AnnotatedType type) {
        if (type.getType() == null) {
            return null;
        }
        JavaType java = Json.mapper().constructType(type.getType());
        return java == null ? null : java.getRawClass();
    }
}
