package org.computevoucher.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import computevoucher.consumption.v1.VoucherClosed;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.computevoucher.schemas.Events;
import org.computevoucher.schemas.FakeRegistry;
import org.computevoucher.schemas.Topics;
import org.computevoucher.schemas.failure.NoReaderException;
import org.computevoucher.schemas.registry.RegistrySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writers and readers of different versions of a schema. */
class EvolutionTest {

    private final FakeRegistry registry = new FakeRegistry();
    private final VoucherAvroSerializer serializer =
            VoucherAvroSerializer.forValues(Map.of(RegistrySettings.URL, registry.url()));
    private final VoucherAvroDeserializer generic =
            VoucherAvroDeserializer.forValues(Map.of(RegistrySettings.URL, registry.url()));
    private final VoucherAvroDeserializer specific =
            VoucherAvroDeserializer.forValues(
                    Map.of(
                            RegistrySettings.URL,
                            registry.url(),
                            AvroSerdeConfig.SPECIFIC_AVRO_READER,
                            "true"));

    @AfterEach
    void stop() {
        serializer.close();
        generic.close();
        specific.close();
        registry.close();
    }

    private static Schema variant(UnaryOperator<String> edit) {
        return new Schema.Parser().parse(edit.apply(VoucherClosed.getClassSchema().toString()));
    }

    private static Schema withNote() {
        return variant(
                json ->
                        json.replace(
                                "\"fields\":[",
                                "\"fields\":[{\"name\":\"note\",\"type\":\"string\",\"default\":\"none\"},"));
    }

    private static Schema withUnusedFenAsText() {
        return variant(
                json ->
                        json.replace(
                                "\"name\":\"unusedFen\",\"type\":\"long\"",
                                "\"name\":\"unusedFen\",\"type\":\"string\""));
    }

    private static GenericRecord closedWith(Schema schema, String extra, Object value) {
        GenericRecord event = new GenericData.Record(schema);
        for (Schema.Field field : VoucherClosed.getClassSchema().getFields()) {
            event.put(field.name(), Events.closed().get(field.name()));
        }
        event.put(extra, value);
        return event;
    }

    @Test
    void a_new_reader_reads_an_old_event_with_the_default() {
        byte[] old = serializer.serialize(Topics.CONSUMPTION, Events.closed());

        Object read = generic.deserialize(Topics.CONSUMPTION, old, withNote());

        assertThat(((GenericRecord) Objects.requireNonNull(read)).get("note")).hasToString("none");
    }

    @Test
    void an_old_generated_class_reads_a_new_event_without_the_field_it_does_not_know() {
        byte[] written =
                serializer.serialize(Topics.CONSUMPTION, closedWith(withNote(), "note", "new"));

        assertThat(specific.deserialize(Topics.CONSUMPTION, written)).isEqualTo(Events.closed());
    }

    @Test
    void versions_may_alternate_in_one_topic() {
        byte[] old = serializer.serialize(Topics.CONSUMPTION, Events.closed());
        byte[] written =
                serializer.serialize(Topics.CONSUMPTION, closedWith(withNote(), "note", "new"));

        for (byte[] message : new byte[][] {old, written, old, written}) {
            assertThat(specific.deserialize(Topics.CONSUMPTION, message))
                    .isEqualTo(Events.closed());
        }
    }

    @Test
    void a_version_that_cannot_be_resolved_is_refused_by_name() {
        byte[] written =
                serializer.serialize(
                        Topics.CONSUMPTION, closedWith(withUnusedFenAsText(), "unusedFen", "one"));

        assertThatThrownBy(() -> specific.deserialize(Topics.CONSUMPTION, written))
                .isInstanceOf(NoReaderException.class)
                .hasMessageContaining("computevoucher.consumption.v1.VoucherClosed")
                .hasMessageContaining("reader type: LONG not compatible with writer type: STRING");
        assertThat(generic.deserialize(Topics.CONSUMPTION, written)).isNotNull();
    }

    @Test
    void a_record_without_generated_class_is_refused_by_name() {
        Schema unknown =
                variant(
                        json ->
                                json.replace(
                                        "\"name\":\"VoucherClosed\"", "\"name\":\"VoucherLost\""));
        byte[] written =
                serializer.serialize(Topics.CONSUMPTION, closedWith(unknown, "reason", "EXPIRED"));

        assertThatThrownBy(() -> specific.deserialize(Topics.CONSUMPTION, written))
                .isInstanceOf(NoReaderException.class)
                .hasMessageContaining("no generated class")
                .hasMessageContaining("VoucherLost");
        assertThat(generic.deserialize(Topics.CONSUMPTION, written)).isNotNull();
    }

    @Test
    void a_schema_cannot_make_us_load_a_class_that_is_no_avro_record() {
        Schema trap =
                new Schema.Parser()
                        .parse(
                                "{\"type\":\"record\",\"namespace\":\"java.util.concurrent\",\"name\":\"ForkJoinPool\",\"fields\":[]}");
        byte[] written = serializer.serialize("t", new GenericData.Record(trap));

        assertThatThrownBy(() -> specific.deserialize("t", written))
                .isInstanceOf(NoReaderException.class)
                .hasMessageContaining("ForkJoinPool");
    }
}
