package org.computevoucher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.computevoucher.platform.eventlog.EventJson;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.platform.service.ServiceDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events once stored must load for ever. The fixtures are what was written when each event type was
 * released, named by what it is stored as: {@code SubsidyOwed.json}. They are added to, never
 * changed: a type that gains a component keeps its file and gets a second one with all of them,
 * {@code SubsidyOwed-2.json}.
 */
public final class StoredEvents {

    /** Where a module keeps its fixtures, from its own folder. */
    public static final Path FIXTURES = Path.of("src/test/resources/stored-events");

    private static final JsonMapper JSON = EventJson.mapper();

    private final List<Class<?>> types;
    private final Path fixtures;

    private StoredEvents(Collection<Class<?>> families, Path fixtures) {
        this.types =
                families.stream()
                        .<Class<?>>flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                        .toList();
        this.fixtures = fixtures;
    }

    /** The events of a service. */
    public static StoredEvents of(ServiceDefinition service, Path fixtures) {
        return new StoredEvents(service.eventFamilies(), fixtures);
    }

    /** The events of some families: sealed interfaces of records. */
    public static StoredEvents of(Collection<Class<?>> families, Path fixtures) {
        return new StoredEvents(families, fixtures);
    }

    /** What an event's records are stored as. */
    public static String nameOf(Class<?> event) {
        return event.getAnnotation(StoredAs.class).value();
    }

    /** Every event type of the families. */
    public Stream<Class<?>> types() {
        return types.stream();
    }

    /**
     * Fails where an event has no fixture, one of them does not load or is not what is stored today
     * (a component that was added later, and is null in an old event, apart), or the newest of them
     * lacks a component.
     */
    public void assertLoadsAsStored(Class<?> event) throws IOException {
        List<Path> all = fixturesOf(event);
        for (Path fixture : all) {
            JsonNode stored = read(fixture);
            assertThat(withoutNulls(storedAgain(stored, event)))
                    .isEqualTo(withoutNulls(stored.deepCopy()));
        }
        JsonNode newest = read(all.getLast());
        assertThat(storedAgain(newest, event))
                .as("the newest fixture has every component, null or not")
                .isEqualTo(newest);
    }

    /** Fails where an event type has no fixture, or a fixture has no event type any more. */
    public void assertEveryFixtureIsAnEvent() throws IOException {
        try (Stream<Path> files = Files.list(fixtures)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(
                            types().flatMap(event -> fixturesOf(event).stream()).toList());
        }
    }

    /** Fails where two event types are stored under one name. */
    public void assertNamesAreUnique() {
        Set<String> names = types().map(StoredEvents::nameOf).collect(Collectors.toSet());

        assertThat(names).hasSameSizeAs(types);
    }

    private static JsonNode storedAgain(JsonNode stored, Class<?> event) {
        Object loaded = JSON.treeToValue(stored, event);
        return JSON.readTree(JSON.writeValueAsString(loaded));
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(StoredEvents::withoutNulls);
        return node;
    }

    /** The files of one type, the oldest first; the first one has to be there. */
    private List<Path> fixturesOf(Class<?> event) {
        List<Path> found = new ArrayList<>(List.of(fixtures.resolve(nameOf(event) + ".json")));
        Stream.iterate(2, number -> number + 1)
                .map(number -> fixtures.resolve(nameOf(event) + "-" + number + ".json"))
                .takeWhile(Files::isRegularFile)
                .forEach(found::add);
        return found;
    }

    private static JsonNode read(Path fixture) throws IOException {
        assertThat(fixture).as("every event type has a fixture").isRegularFile();
        return JSON.readTree(Files.readString(fixture));
    }
}
