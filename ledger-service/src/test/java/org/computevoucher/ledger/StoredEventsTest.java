package org.computevoucher.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.computevoucher.ledger.book.BookEvent;
import org.computevoucher.ledger.budget.BudgetEvent;
import org.computevoucher.platform.eventlog.EventJson;
import org.computevoucher.platform.eventlog.StoredAs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events that were stored once must load for ever. The files under {@code stored-events} are never
 * changed: an event that gains a component keeps its old file and gets a second one.
 */
class StoredEventsTest {

    private static final JsonMapper JSON = EventJson.mapper();

    static Stream<Class<?>> events() {
        return Stream.of(BudgetEvent.class, BookEvent.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_stored_event_still_loads_whole(Class<?> event) throws IOException {
        String stored = stored(event);

        Object loaded = JSON.readValue(stored, event);

        assertThat(JSON.readTree(JSON.writeValueAsString(loaded))).isEqualTo(JSON.readTree(stored));
    }

    @Test
    void every_event_has_a_stored_one_and_belongs_to_a_family() {
        Map<String, Class<?>> named =
                events().collect(Collectors.toMap(StoredEventsTest::nameOf, event -> event));

        assertThat(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("org.computevoucher.ledger")
                                .stream()
                                .filter(type -> type.isAnnotatedWith(StoredAs.class))
                                .map(JavaClass::getName))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        named.values().stream().map(Class::getName).toList());
    }

    private static String stored(Class<?> event) throws IOException {
        String file = "/stored-events/" + nameOf(event) + ".json";
        try (InputStream content = StoredEventsTest.class.getResourceAsStream(file)) {
            assertThat(content).as(file).isNotNull();
            return new String(
                    Objects.requireNonNull(content).readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static String nameOf(Class<?> event) {
        return event.getAnnotation(StoredAs.class).value();
    }
}
