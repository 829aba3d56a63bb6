package org.computevoucher.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordSchemasTest {

    enum Colour {
        RED,
        GREEN
    }

    record Painted(
            String name, @Nullable String owner, Colour colour, @Nullable Colour formerColour) {}

    @Test
    void what_may_be_null_says_so_and_everything_else_is_required() {
        Schema<?> painted = schemaOf(Painted.class);

        assertThat(painted.getRequired()).containsExactlyInAnyOrder("name", "colour");
        assertThat(property(painted, "name").getTypes()).containsExactly("string");
        assertThat(property(painted, "owner").getTypes())
                .containsExactlyInAnyOrder("string", "null");
    }

    @Test
    void null_is_among_the_constants_of_what_may_be_null() {
        Schema<?> painted = schemaOf(Painted.class);

        assertThat(property(painted, "colour").getEnum()).hasSize(2).doesNotContainNull();
        assertThat(property(painted, "formerColour").getEnum()).hasSize(3).containsNull();
        assertThat(property(painted, "formerColour").getTypes())
                .containsExactlyInAnyOrder("string", "null");
    }

    private static Schema<?> schemaOf(Class<?> type) {
        ModelConverters converters = new ModelConverters(true);
        converters.addConverter(new RecordSchemas());
        return converters.resolveAsResolvedSchema(new AnnotatedType(type)).schema;
    }

    private static Schema<?> property(Schema<?> of, String name) {
        return (Schema<?>) Objects.requireNonNull(of.getProperties().get(name), name);
    }
}
