package org.computevoucher.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.journal.v1.EntryPosted;
import computevoucher.settlement.v1.SubsidyReimbursed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.computevoucher.schemas.Events;
import org.computevoucher.schemas.FakeRegistry;
import org.computevoucher.schemas.Topics;
import org.computevoucher.schemas.registry.RegistrySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroRoundTripTest {

    private static final long MICROS = 1_772_323_200_123_456L;

    private final FakeRegistry registry = new FakeRegistry();

    @AfterEach
    void stop() {
        registry.close();
    }

    private Map<String, Object> configs(Map<String, ?> more) {
        Map<String, Object> configs = new HashMap<>(more);
        configs.put(RegistrySettings.URL, registry.url());
        return configs;
    }

    private VoucherAvroSerializer serializer() {
        return VoucherAvroSerializer.forValues(configs(Map.of()));
    }

    private VoucherAvroDeserializer generic() {
        return VoucherAvroDeserializer.forValues(configs(Map.of()));
    }

    private VoucherAvroDeserializer specific() {
        return VoucherAvroDeserializer.forValues(
                configs(Map.of(AvroSerdeConfig.SPECIFIC_AVRO_READER, true)));
    }

    private static Schema fromFile(String path) {
        try {
            return new Schema.Parser().parse(Path.of("src/main/avro", path).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GenericRecord genericReimbursement() {
        GenericRecord event =
                new GenericData.Record(
                        fromFile("computevoucher.settlement.v1/SubsidyReimbursed.avsc"));
        event.put("eventId", "e");
        event.put("effectiveAt", MICROS);
        event.put("recordedAt", Instant.parse("2026-03-01T00:00:00.123457Z"));
        event.put("settlementId", "s");
        event.put("pot", "p");
        event.put("region", "310000");
        event.put("payee", "dc");
        event.put("amountFen", Events.EXACT_FEN);
        return event;
    }

    private static byte[] written(VoucherAvroSerializer serializer, String topic, Object event) {
        return Objects.requireNonNull(serializer.serialize(topic, event));
    }

    static List<SpecificRecord> events() {
        return Events.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_generated_class_comes_back_as_it_went(SpecificRecord event) {
        try (var serializer = serializer();
                var deserializer = specific()) {
            byte[] bytes = written(serializer, Events.topic(event), event);

            Object read = deserializer.deserialize(Events.topic(event), bytes);

            assertThat(read).isEqualTo(event).hasSameClassAs(event);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_generic_reader_needs_no_generated_class_and_writes_the_same_bytes(SpecificRecord event) {
        try (var serializer = serializer();
                var deserializer = generic()) {
            byte[] bytes = written(serializer, Events.topic(event), event);

            Object read = deserializer.deserialize(Events.topic(event), bytes);

            assertThat(read).isExactlyInstanceOf(GenericData.Record.class);
            assertThat(serializer.serialize(Events.topic(event), read)).isEqualTo(bytes);
        }
    }

    @Test
    void a_generic_record_is_read_into_a_generated_class() {
        try (var serializer = serializer();
                var deserializer = specific()) {
            byte[] bytes = written(serializer, Topics.SETTLEMENT, genericReimbursement());

            SubsidyReimbursed read =
                    (SubsidyReimbursed)
                            Objects.requireNonNull(
                                    deserializer.deserialize(Topics.SETTLEMENT, bytes));

            assertThat(read.getAmountFen()).isEqualTo(Events.EXACT_FEN);
            assertThat(read.getEffectiveAt())
                    .isEqualTo(Instant.parse("2026-03-01T00:00:00.123456Z"));
            assertThat(read.getRecordedAt())
                    .isEqualTo(Instant.parse("2026-03-01T00:00:00.123457Z"));
        }
    }

    @Test
    void a_generated_class_and_the_schema_file_are_one_schema_in_the_registry() {
        try (var serializer = serializer()) {
            byte[] one = written(serializer, Topics.SETTLEMENT, genericReimbursement());
            byte[] other = written(serializer, Topics.SETTLEMENT, Events.reimbursed());

            assertThat(WireFormat.schemaId(other)).isEqualTo(WireFormat.schemaId(one));
            assertThat(registry.schemas()).singleElement().asString().doesNotContain("avro.java");
        }
    }

    @Test
    void java_properties_are_kept_if_configured() {
        try (var serializer =
                VoucherAvroSerializer.forValues(
                        configs(Map.of(AvroSerdeConfig.REMOVE_JAVA_PROPERTIES, false)))) {
            serializer.serialize(Topics.SETTLEMENT, Events.reimbursed());

            assertThat(registry.schemas()).singleElement().asString().contains("avro.java.string");
        }
    }

    @Test
    void generic_times_are_microseconds_or_instants_as_configured() {
        try (var serializer = serializer();
                var plain = generic();
                var converting =
                        VoucherAvroDeserializer.forValues(
                                configs(Map.of(AvroSerdeConfig.LOGICAL_TYPE_CONVERTERS, true)))) {
            byte[] bytes = written(serializer, Topics.SETTLEMENT, genericReimbursement());

            assertThat(field(plain.deserialize("t", bytes), "effectiveAt")).isEqualTo(MICROS);
            assertThat(field(converting.deserialize("t", bytes), "effectiveAt"))
                    .isEqualTo(Instant.parse("2026-03-01T00:00:00.123456Z"));
        }
    }

    private static Object field(@Nullable Object record, String name) {
        assertThat(record).isInstanceOf(GenericRecord.class);
        return ((GenericRecord) Objects.requireNonNull(record)).get(name);
    }

    @Test
    void null_stays_null() {
        try (var serializer = serializer();
                var deserializer = generic()) {
            assertThat(serializer.serialize("t", null)).isNull();
            assertThat(deserializer.deserialize("t", null)).isNull();
        }
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void the_frame_is_a_zero_and_four_bytes_of_id() {
        IntStream.range(0, 299)
                .forEach(i -> registry.give(Schema.createFixed("F" + i, null, null, 1)));
        try (var serializer = serializer()) {
            byte[] bytes = written(serializer, Topics.SETTLEMENT, Events.reimbursed());

            assertThat(bytes).startsWith(0, 0, 0, 1, 44);
            assertThat(WireFormat.schemaId(bytes)).isEqualTo(300);
        }
    }

    @Test
    void a_thousand_records_ask_the_registry_once() {
        try (var serializer = serializer();
                var deserializer = specific()) {
            for (int i = 0; i < 1_000; i++) {
                byte[] bytes = written(serializer, Topics.JOURNAL, Events.posted());
                deserializer.deserialize(Topics.JOURNAL, bytes);
            }
        }
        assertThat(registry.requests())
                .containsExactly(
                        "GET /subjects/computevoucher.journal.v1-computevoucher.journal.v1.EntryPosted/versions",
                        "GET /config/computevoucher.journal.v1-computevoucher.journal.v1.EntryPosted",
                        "PUT /config/computevoucher.journal.v1-computevoucher.journal.v1.EntryPosted",
                        "POST /subjects/computevoucher.journal.v1-computevoucher.journal.v1.EntryPosted/versions",
                        "GET /schemas/ids/1");
    }

    @Test
    void many_threads_share_one_serializer_and_one_deserializer() {
        try (var serializer = serializer();
                var deserializer = specific()) {
            List<SpecificRecord> events = Events.all();
            boolean same =
                    IntStream.range(0, 20_000)
                            .parallel()
                            .mapToObj(i -> events.get(i % events.size()))
                            .allMatch(
                                    event ->
                                            event.equals(
                                                    deserializer.deserialize(
                                                            "t",
                                                            serializer.serialize("t", event))));

            assertThat(same).isTrue();
        }
    }

    @Test
    void a_nested_generated_record_is_copied_by_its_builder() {
        GeneratedClasses.trust();
        EntryPosted entry = Events.posted();

        assertThat(EntryPosted.newBuilder(entry).build()).isEqualTo(entry);
    }
}
