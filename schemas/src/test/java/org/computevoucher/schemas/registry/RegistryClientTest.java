package org.computevoucher.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.computevoucher.schemas.FakeRegistry;
import org.computevoucher.schemas.failure.IncompatibleSchemaException;
import org.computevoucher.schemas.failure.NoReaderException;
import org.computevoucher.schemas.failure.RegistryAccessDeniedException;
import org.computevoucher.schemas.failure.RegistryAnswerException;
import org.computevoucher.schemas.failure.SchemaException;
import org.computevoucher.schemas.failure.SchemaNotRegisteredException;
import org.computevoucher.schemas.failure.UnknownSchemaIdException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryClientTest {

    private static final String SUBJECT = "topic-a b/ä";

    private final FakeRegistry registry = new FakeRegistry();
    private final RegistryClient client = client(Map.of());

    private RegistryClient client(Map<String, String> more) {
        Map<String, String> configs = new HashMap<>(more);
        configs.put(RegistrySettings.URL, registry.url());
        return new RegistryClient(RegistrySettings.of(configs), duration -> {});
    }

    private static Schema schema(int number) {
        return SchemaBuilder.record("Thing" + number)
                .fields()
                .requiredLong("amountFen")
                .endRecord();
    }

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    @Test
    void a_schema_registered_once_is_asked_for_no_more() {
        int id = client.register(SUBJECT, schema(1), false);

        assertThat(client.register(SUBJECT, schema(1), false)).isEqualTo(id);
        assertThat(registry.requests()).containsExactly("POST /subjects/topic-a b/ä/versions");
    }

    @Test
    void of_two_who_set_a_level_at_once_both_succeed() {
        registry.next(1, 409, "{\"message\": \"A rule named 'COMPATIBILITY' already exists\"}");

        client.setCompatibilityLevel("topic-a", CompatibilityLevel.FULL_TRANSITIVE);

        assertThat(registry.levels()).containsEntry("topic-a", "FULL_TRANSITIVE");
    }

    @Test
    void a_level_that_is_refused_again_is_refused() {
        registry.next(2, 409, "{}");

        assertThatThrownBy(
                        () ->
                                client.setCompatibilityLevel(
                                        SUBJECT, CompatibilityLevel.FULL_TRANSITIVE))
                .isInstanceOf(RegistryAnswerException.class);
    }

    @Test
    void the_schema_of_an_id_is_asked_for_once() {
        int id = registry.give(schema(1));

        assertThat(client.schemaById(id)).isEqualTo(schema(1));
        assertThat(client.schemaById(id)).isEqualTo(schema(1));
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void the_cache_forgets_what_was_not_used_for_longest() {
        List<Integer> ids =
                IntStream.rangeClosed(1, 3).map(i -> registry.give(schema(i))).boxed().toList();
        try (RegistryClient small = client(Map.of(RegistrySettings.CACHE_LIMIT, "2"))) {
            small.schemaById(ids.get(0));
            small.schemaById(ids.get(1));
            small.schemaById(ids.get(0));
            small.schemaById(ids.get(2));

            assertThat(registry.requests()).hasSize(3);
            small.schemaById(ids.get(0));
            assertThat(registry.requests()).as("used lately").hasSize(3);
            small.schemaById(ids.get(1));
            assertThat(registry.requests()).as("forgotten").hasSize(4);
        }
    }

    @Test
    void an_unknown_id_is_told_from_a_page_that_is_not_there() {
        assertThatThrownBy(() -> client.schemaById(99))
                .isInstanceOf(UnknownSchemaIdException.class)
                .hasMessageContaining("99")
                .satisfies(e -> assertThat(retriable(e)).isFalse());
        registry.next(1, 404, "<html>no such page</html>");
        assertThatThrownBy(() -> client.schemaById(99))
                .isInstanceOf(RegistryAnswerException.class)
                .hasMessageContaining("schema.registry.url")
                .satisfies(e -> assertThat(retriable(e)).isTrue());
    }

    @Test
    void an_unknown_id_is_asked_for_again() {
        assertThatThrownBy(() -> client.schemaById(1)).isInstanceOf(UnknownSchemaIdException.class);
        registry.give(schema(1));

        assertThat(client.schemaById(1)).isEqualTo(schema(1));
    }

    @Test
    void looking_up_under_a_subject_registers_nothing() {
        assertThatThrownBy(() -> client.idOf("s", schema(1), false))
                .isInstanceOf(SchemaNotRegisteredException.class)
                .hasMessageContaining("auto.register.schemas");
        client.register("s", schema(1), false);

        assertThat(client.idOf("s", schema(1), false)).isEqualTo(1);
        assertThatThrownBy(() -> client.idOf("s", schema(2), false))
                .isInstanceOf(SchemaNotRegisteredException.class);
    }

    @Test
    void a_refused_schema_is_incompatible() {
        registry.next(1, 409, "{\"error_code\":409,\"message\":\"field b has no default\"}");

        IncompatibleSchemaException e =
                catchThrowableOfType(
                        IncompatibleSchemaException.class,
                        () -> client.register("s", schema(1), false));
        assertThat(e).hasMessageContaining("field b has no default");
        assertThat(e.subject()).isEqualTo("s");
        assertThat(e.isRetriable()).isFalse();
    }

    @Test
    void an_invalid_request_is_not_worth_retrying() {
        registry.next(1, 422, "{\"error_code\":42201}");

        assertThatThrownBy(() -> client.register("s", schema(1), false))
                .isInstanceOf(RegistryAnswerException.class)
                .satisfies(e -> assertThat(retriable(e)).isFalse());
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void refused_credentials_are_named_and_not_retried_here() {
        registry.next(1, 401, "").next(1, 403, "");

        for (int status : new int[] {401, 403}) {
            assertThatThrownBy(() -> client.schemaById(1))
                    .isInstanceOf(RegistryAccessDeniedException.class)
                    .hasMessageContaining(String.valueOf(status))
                    .hasMessageContaining("basic.auth.user.info")
                    .satisfies(e -> assertThat(retriable(e)).isTrue());
        }
        assertThat(registry.requests()).hasSize(2);
    }

    @Test
    void levels_are_set_and_read() {
        assertThat(client.compatibilityLevel("s")).isEmpty();
        client.setCompatibilityLevel("s", CompatibilityLevel.FULL_TRANSITIVE);

        assertThat(client.compatibilityLevel("s")).contains(CompatibilityLevel.FULL_TRANSITIVE);
    }

    @Test
    void compatibility_is_told_with_the_registrys_reasons() {
        registry.next(1, 200, "{\"is_compatible\":false,\"messages\":[\"b has no default\"]}");
        assertThat(client.checkCompatibility("s", schema(1)))
                .isEqualTo(new Compatibility(false, List.of("b has no default")));

        assertThat(client.checkCompatibility("s", schema(1)).compatible()).isTrue();
    }

    @Test
    void a_subject_without_versions_accepts_anything() {
        registry.next(1, 404, "{\"error_code\":40401}");

        assertThat(client.checkCompatibility("s", schema(1)).compatible()).isTrue();
    }

    @Test
    void schemas_of_another_kind_cannot_be_read() {
        registry.next(1, 200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A {}\"}")
                .next(1, 200, "{\"schema\":\"\\\"long\\\"\",\"references\":[{\"name\":\"x\"}]}")
                .next(1, 200, "{\"schema\":\"no schema\"}");

        for (String reason : List.of("PROTOBUF", "refers to other subjects", "not a valid")) {
            assertThatThrownBy(() -> client.schemaById(1))
                    .isInstanceOf(NoReaderException.class)
                    .hasMessageContaining(reason);
        }
    }

    @Test
    void an_answer_that_is_no_json_or_lacks_its_field_is_unexpected() {
        registry.next(1, 200, "<html>log in, please</html>").next(1, 200, "{\"id\":\"one\"}");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> client.register("s", schema(1), false))
                    .isInstanceOf(RegistryAnswerException.class);
        }
    }

    private static boolean retriable(Throwable e) {
        return ((SchemaException) e).isRetriable();
    }
}
