package org.computevoucher.schemas.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import computevoucher.settlement.v1.SubsidyReimbursed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.computevoucher.local.LocalParts;
import org.computevoucher.schemas.Events;
import org.computevoucher.schemas.Subjects;
import org.computevoucher.schemas.failure.IncompatibleSchemaException;
import org.computevoucher.schemas.failure.SchemaNotRegisteredException;
import org.computevoucher.schemas.failure.UnknownSchemaIdException;
import org.computevoucher.schemas.kafka.AvroSerdeConfig;
import org.computevoucher.schemas.kafka.VoucherAvroDeserializer;
import org.computevoucher.schemas.kafka.VoucherAvroSerializer;
import org.computevoucher.schemas.kafka.WireFormat;
import org.computevoucher.schemas.registry.CompatibilityLevel;
import org.computevoucher.schemas.registry.RegistryClient;
import org.computevoucher.schemas.registry.RegistrySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ours and Confluent's own registry client, over a real registry. */
class ConfluentClientIT {

    private final String url = LocalParts.shared().registry().url();
    private final RegistryClient ours = new RegistryClient(RegistrySettings.ofUrl(url));
    private final VoucherAvroSerializer serializer =
            VoucherAvroSerializer.forValues(Map.of(RegistrySettings.URL, url));
    private final VoucherAvroDeserializer deserializer =
            VoucherAvroDeserializer.forValues(Map.of(RegistrySettings.URL, url));
    private ConfluentClient theirs;

    @BeforeEach
    void load() throws Exception {
        theirs = new ConfluentClient(url);
    }

    @AfterEach
    void close() throws Exception {
        theirs.close();
        serializer.close();
        deserializer.close();
        ours.close();
    }

    static List<SpecificRecord> events() {
        return Events.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void confluents_client_reads_what_we_wrote(SpecificRecord event) throws Exception {
        byte[] message = written(serializer, Events.topic(event), event);

        String theirReading = theirs.read(message);

        assertThat(theirReading)
                .isEqualTo(String.valueOf(deserializer.deserialize("any", message)))
                .contains(String.valueOf(event.get(0)));
    }

    @Test
    void a_schema_that_we_registered_has_the_same_id_for_them() throws Exception {
        byte[] message = written(serializer, "topic.a", Events.reimbursed());

        int id =
                theirs.idOf(
                        subject("topic.a"),
                        ours.schemaById(WireFormat.schemaId(message)).toString());

        assertThat(id).isEqualTo(WireFormat.schemaId(message));
    }

    @Test
    void a_schema_that_they_registered_is_used_by_ours() throws Exception {
        Map<String, Object> lookup =
                Map.of(RegistrySettings.URL, url, AvroSerdeConfig.AUTO_REGISTER_SCHEMAS, false);
        try (VoucherAvroSerializer onlyLooking = VoucherAvroSerializer.forValues(lookup)) {
            assertThatThrownBy(() -> onlyLooking.serialize("topic.b", Events.reimbursed()))
                    .isInstanceOf(SchemaNotRegisteredException.class);

            byte[] elsewhere = written(serializer, "topic.a", Events.reimbursed());
            Schema schema = ours.schemaById(WireFormat.schemaId(elsewhere));
            int id = theirs.register(subject("topic.b"), schema.toString());
            byte[] message = written(onlyLooking, "topic.b", Events.reimbursed());

            assertThat(WireFormat.schemaId(message)).isEqualTo(id);
            assertThat(theirs.read(message))
                    .contains(String.valueOf(Events.reimbursed().getAmountFen()));
        }
    }

    @Test
    void the_real_registry_refuses_an_incompatible_version_of_a_subject_we_made() {
        serializer.serialize("topic.c", Events.reimbursed());
        String subject = subject("topic.c");
        Schema broken =
                SchemaBuilder.record("SubsidyReimbursed")
                        .namespace("computevoucher.settlement.v1")
                        .fields()
                        .requiredLong("somethingElse")
                        .endRecord();

        assertThat(ours.compatibilityLevel(subject)).contains(CompatibilityLevel.FULL_TRANSITIVE);
        assertThat(ours.checkCompatibility(subject, broken).compatible()).isFalse();
        assertThat(
                        ours.checkCompatibility(subject, SubsidyReimbursed.getClassSchema())
                                .compatible())
                .isTrue();
        assertThat(ours.checkCompatibility("no-such-subject", broken).compatible()).isTrue();
        assertThatThrownBy(() -> ours.register(subject, broken, false))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining(subject);
    }

    @Test
    void the_real_registry_tells_an_unknown_id() {
        byte[] message = written(serializer, "topic.a", Events.reimbursed());
        byte[] stranger = Arrays.copyOf(message, message.length);
        stranger[1] = 0x7f;

        assertThatThrownBy(() -> deserializer.deserialize("topic.a", stranger))
                .isInstanceOf(UnknownSchemaIdException.class);
    }

    private static byte[] written(VoucherAvroSerializer with, String topic, Object event) {
        return Objects.requireNonNull(with.serialize(topic, event));
    }

    private static String subject(String topic) {
        return Subjects.of(topic, "computevoucher.settlement.v1.SubsidyReimbursed");
    }
}
