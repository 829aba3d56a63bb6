package org.computevoucher.schemas.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.computevoucher.schemas.Topics;
import org.junit.jupiter.api.Test;

/** What every event has in common, so that a consumer can handle one it has never seen. */
class EventShapeTest {

    private final Collection<Schema> schemas = SchemaFolder.read(Path.of("src/main/avro")).values();

    @Test
    void the_namespaces_are_the_topics() {
        assertThat(schemas.stream().map(Schema::getNamespace).map(Topics::ofNamespace).distinct())
                .containsExactlyInAnyOrderElementsOf(new TreeSet<>(Topics.ALL));
    }

    @Test
    void every_event_starts_with_its_id_and_its_two_times() {
        assertThat(schemas)
                .allSatisfy(
                        schema -> {
                            List<Schema.Field> fields = schema.getFields();
                            assertThat(fields.subList(0, 3))
                                    .extracting(Schema.Field::name)
                                    .containsExactly("eventId", "effectiveAt", "recordedAt");
                            assertThat(fields.subList(1, 3))
                                    .allSatisfy(
                                            field ->
                                                    assertThat(field.schema().getLogicalType())
                                                            .isEqualTo(
                                                                    LogicalTypes
                                                                            .timestampMicros()));
                        });
    }

    @Test
    void no_event_uses_an_enumeration_or_a_floating_point_number() {
        // An enumeration cannot gain a symbol under FULL_TRANSITIVE; money is never a float.
        assertThat(schemas)
                .allSatisfy(
                        schema ->
                                assertThat(schema.toString())
                                        .doesNotContain("\"enum\"", "\"double\"", "\"float\""));
    }
}
