package org.computevoucher.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    sealed interface Events {
        @StoredAs("Counted")
        record Counted(UUID id, long amountFen, Instant at, @Nullable Long addedLaterFen)
                implements Events {}

        @StoredAs("CountedWithoutCare")
        record CountedWithoutCare(UUID id, long amountFen, long addedLaterFen) implements Events {}
    }

    sealed interface TwiceTheSameName {
        @StoredAs("Same")
        record One() implements TwiceTheSameName {}

        @StoredAs("Same")
        record Two() implements TwiceTheSameName {}
    }

    sealed interface Nameless {
        record Event() implements Nameless {}
    }

    private final Serializer serializer =
            EventSerializers.forEvents(EventNames.of(List.of(Events.class)));

    @Test
    void an_event_is_kept_under_its_name_and_not_under_its_class() {
        SerializedObject<String> stored =
                serializer.serialize(
                        new Events.Counted(new UUID(0, 1), 5, Instant.EPOCH, null), String.class);

        assertThat(stored.getType().getName()).isEqualTo("Counted");
        assertThat(stored.getData())
                .isEqualTo(
                        """
                        {"id":"00000000-0000-0000-0000-000000000001","amountFen":5,"at":"1970-01-01T00:00:00Z","addedLaterFen":null}""");
    }

    @Test
    void an_event_comes_back_as_it_was() {
        Events.Counted event =
                new Events.Counted(
                        UUID.randomUUID(),
                        Long.MAX_VALUE,
                        Instant.parse("2026-01-02T03:04:05.123456Z"),
                        7L);

        Object read = serializer.deserialize(serializer.serialize(event, String.class));

        assertThat(read).isEqualTo(event);
    }

    @Test
    void an_old_event_lacks_a_component_that_was_added_boxed() {
        Object read =
                serializer.deserialize(
                        stored(
                                "Counted",
                                """
                                {"id":"00000000-0000-0000-0000-000000000001","amountFen":5,"at":"1970-01-01T00:00:00Z"}"""));

        assertThat(read).isEqualTo(new Events.Counted(new UUID(0, 1), 5, Instant.EPOCH, null));
    }

    @Test
    void a_primitive_component_that_an_old_event_lacks_is_never_read_as_zero() {
        assertThatThrownBy(
                        () ->
                                serializer.deserialize(
                                        stored(
                                                "CountedWithoutCare",
                                                """
                                                {"id":"00000000-0000-0000-0000-000000000001","amountFen":5}""")))
                .isInstanceOf(StoredEventUnreadableException.class)
                .hasMessageContaining("CountedWithoutCare")
                .hasMessageContaining("boxed");
    }

    @Test
    void a_component_that_was_removed_is_never_dropped_in_silence() {
        assertThatThrownBy(
                        () ->
                                serializer.deserialize(
                                        stored(
                                                "Counted",
                                                """
                                                {"id":"00000000-0000-0000-0000-000000000001","amountFen":5,"at":"1970-01-01T00:00:00Z","gone":1}""")))
                .isInstanceOf(StoredEventUnreadableException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void an_event_that_this_build_does_not_know_is_never_passed_over() {
        assertThatThrownBy(() -> serializer.deserialize(stored("FromAFutureBuild", "{}")))
                .isInstanceOf(StoredEventUnreadableException.class)
                .hasMessageContaining("FromAFutureBuild");
    }

    static final class Aggregate {
        @SuppressWarnings("UnusedVariable")
        private long balanceFen;
    }

    @Test
    void a_snapshot_is_named_after_the_fields_it_holds() {
        Serializer snapshots = EventSerializers.forSnapshots(List.of(Aggregate.class));

        SerializedObject<String> stored = snapshots.serialize(new Aggregate(), String.class);

        assertThat(stored.getType().getName()).startsWith("Aggregate#");
        assertThat(stored.getData()).isEqualTo("{\"balanceFen\":0}");
        assertThat(snapshots.<String, Object>deserialize(stored)).isInstanceOf(Aggregate.class);
        assertThatThrownBy(() -> snapshots.deserialize(stored("Aggregate#0ld", "{}")))
                .isInstanceOf(StoredEventUnreadableException.class);
    }

    /**
     * As aggregates are: made empty for the log, and with arguments by the command that begins it.
     */
    @SuppressWarnings({"UnusedVariable", "UnusedMethod"}) // by reflection
    static final class Begun {

        private long balanceFen;
        private String holder = "";

        private Begun() {}

        Begun(String name, long openingFen) {
            this.holder = name.strip();
            this.balanceFen = openingFen * 2;
        }
    }

    @Test
    void a_snapshot_is_read_into_an_empty_aggregate_whatever_it_begins_with() {
        Serializer snapshots = EventSerializers.forSnapshots(List.of(Begun.class));
        Begun begun = new Begun("a holder", 21);

        Object readBack = snapshots.deserialize(snapshots.serialize(begun, String.class));

        assertThat(readBack).usingRecursiveComparison().isEqualTo(begun);
    }

    @Test
    void metadata_is_one_flat_object() {
        MetaData metaData = MetaData.with("caller", "treasury");

        Object read = serializer.deserialize(serializer.serialize(metaData, String.class));

        assertThat(read).isEqualTo(metaData);
    }

    @Test
    void names_are_complete_and_unambiguous_or_the_service_does_not_start() {
        assertThatThrownBy(() -> EventNames.of(List.of(TwiceTheSameName.class)))
                .hasMessageContaining("Same");
        assertThatThrownBy(() -> EventNames.of(List.of(Nameless.class)))
                .hasMessageContaining("@StoredAs");
        assertThatThrownBy(() -> EventNames.of(List.of(String.class)))
                .hasMessageContaining("sealed");
        assertThatThrownBy(() -> serializer.serialize("no event", String.class))
                .hasMessageContaining("String");
    }

    @Test
    void a_position_is_no_event() {
        assertThatThrownBy(
                        () ->
                                serializer.serialize(
                                        new GlobalSequenceTrackingToken(1), String.class))
                .hasMessageContaining("GlobalSequenceTrackingToken");
    }

    private static SerializedObject<String> stored(String name, String json) {
        return new SimpleSerializedObject<>(json, String.class, name, null);
    }
}
