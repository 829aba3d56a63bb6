package org.computevoucher.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.eventlog.EventJson;
import org.computevoucher.platform.eventlog.StoredAs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events once stored must load for ever. The fixtures are what was written when each event type was
 * released; they are added to, never changed.
 */
class StoredEventsTest {

    private static final JsonMapper JSON = EventJson.mapper();

    @ParameterizedTest
    @MethodSource("events")
    void every_event_type_still_loads_as_it_was_stored(Class<?> event) throws IOException {
        JsonNode stored = fixture(event.getAnnotation(StoredAs.class).value());

        Object loaded = JSON.treeToValue(stored, event);

        assertThat(withoutNulls(JSON.readTree(JSON.writeValueAsString(loaded))))
                .isEqualTo(withoutNulls(stored));
    }

    @Test
    void every_fixture_is_still_an_event() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/stored-events"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            events().map(event -> event.getAnnotation(StoredAs.class).value())
                                    .map(name -> name + ".json")
                                    .toList());
        }
    }

    @Test
    void no_two_events_are_stored_under_one_name() {
        Set<String> names =
                events().map(event -> event.getAnnotation(StoredAs.class).value())
                        .collect(Collectors.toSet());

        assertThat(names).hasSameSizeAs(events().toList());
    }

    static Stream<Class<?>> events() {
        return new RedemptionServiceApplication()
                .redemption(new JdbcTemplate(), mock(Commands.class)).eventFamilies().stream()
                        .flatMap(family -> Stream.of(family.getPermittedSubclasses()));
    }

    /** A component that was added later is null in an old event. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(StoredEventsTest::withoutNulls);
        return node;
    }

    private static JsonNode fixture(String name) throws IOException {
        String file = "/stored-events/" + name + ".json";
        try (InputStream stored = StoredEventsTest.class.getResourceAsStream(file)) {
            assertThat(stored).as("every event type has a fixture: %s", file).isNotNull();
            return JSON.readTree(stored);
        }
    }
}
