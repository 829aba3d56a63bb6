package org.computevoucher.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.computevoucher.schemas.Events;
import org.computevoucher.schemas.FakeRegistry;
import org.computevoucher.schemas.Topics;
import org.computevoucher.schemas.failure.SchemaNotRegisteredException;
import org.computevoucher.schemas.registry.CompatibilityLevel;
import org.computevoucher.schemas.registry.RegistryClient;
import org.computevoucher.schemas.registry.RegistrySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerdeConfigTest {

    private static final String RECORD = "computevoucher.settlement.v1.SubsidyReimbursed";
    private static final String SUBJECT = Topics.SETTLEMENT + "-" + RECORD;

    private final FakeRegistry registry = new FakeRegistry();

    @AfterEach
    void stop() {
        registry.close();
    }

    private void write(Map<String, ?> more, boolean isKey) {
        Map<String, Object> configs = new HashMap<>(more);
        configs.put(RegistrySettings.URL, registry.url());
        try (VoucherAvroSerializer serializer = new VoucherAvroSerializer()) {
            serializer.configure(configs, isKey);
            serializer.serialize(Topics.SETTLEMENT, Events.reimbursed());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "io.confluent.kafka.serializers.subject.TopicNameStrategy,computevoucher.settlement.v1-value",
        "io.confluent.kafka.serializers.subject.RecordNameStrategy," + RECORD,
        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy," + SUBJECT,
        "RecordNameStrategy," + RECORD
    })
    void confluents_strategies_name_the_subject(String strategy, String subject) {
        write(Map.of(AvroSerdeConfig.VALUE_SUBJECT_NAME_STRATEGY, strategy), false);

        assertThat(registry.requests()).contains("POST /subjects/" + subject + "/versions");
    }

    @Test
    void by_default_a_subject_is_topic_and_record() {
        write(Map.of(), false);

        assertThat(registry.requests()).contains("POST /subjects/" + SUBJECT + "/versions");
    }

    @Test
    void keys_have_a_strategy_of_their_own() {
        write(Map.of(AvroSerdeConfig.KEY_SUBJECT_NAME_STRATEGY, "TopicNameStrategy"), true);

        assertThat(registry.requests())
                .contains("POST /subjects/" + Topics.SETTLEMENT + "-key/versions");
    }

    @Test
    void other_strategies_are_refused() {
        assertThatThrownBy(
                        () ->
                                write(
                                        Map.of(
                                                AvroSerdeConfig.VALUE_SUBJECT_NAME_STRATEGY,
                                                String.class),
                                        false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("TopicRecordNameStrategy");
    }

    @Test
    void without_auto_registration_nothing_is_registered() {
        Map<String, Object> lookup = Map.of(AvroSerdeConfig.AUTO_REGISTER_SCHEMAS, false);

        assertThatThrownBy(() -> write(lookup, false))
                .isInstanceOf(SchemaNotRegisteredException.class)
                .hasMessageContaining(SUBJECT);
        assertThat(registry.schemas()).isEmpty();

        write(Map.of(), false);
        write(lookup, false);
        assertThat(registry.schemas()).hasSize(1);
    }

    @Test
    void a_new_subject_is_made_fully_compatible_before_its_first_version() {
        write(Map.of(), false);

        assertThat(registry.levels()).containsExactly(Map.entry(SUBJECT, "FULL_TRANSITIVE"));
        assertThat(registry.requests())
                .containsSubsequence(
                        "PUT /config/" + SUBJECT, "POST /subjects/" + SUBJECT + "/versions");
    }

    @Test
    void a_level_that_somebody_has_set_is_kept() {
        try (RegistryClient client = new RegistryClient(RegistrySettings.ofUrl(registry.url()))) {
            client.setCompatibilityLevel(SUBJECT, CompatibilityLevel.BACKWARD);
        }
        write(Map.of(), false);

        assertThat(registry.levels()).containsExactly(Map.entry(SUBJECT, "BACKWARD"));
    }

    @Test
    void the_level_of_a_subject_with_versions_is_left_alone() {
        write(Map.of(AvroSerdeConfig.SUBJECT_COMPATIBILITY, ""), false);
        assertThat(registry.levels()).as("left to the registry").isEmpty();

        write(Map.of(), false);
        assertThat(registry.levels()).isEmpty();
    }

    @Test
    void writing_with_the_latest_version_is_refused() {
        assertThatThrownBy(() -> write(Map.of(AvroSerdeConfig.USE_LATEST_VERSION, true), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("use.latest.version");
    }

    @Test
    void a_shared_client_outlives_its_serializer() {
        try (RegistryClient client = new RegistryClient(RegistrySettings.ofUrl(registry.url()))) {
            VoucherAvroSerializer serializer = new VoucherAvroSerializer(client);
            serializer.configure(Map.of(RegistrySettings.URL, registry.url()), false);
            serializer.serialize(Topics.SETTLEMENT, Events.reimbursed());
            serializer.close();

            assertThat(client.hasVersions(SUBJECT)).isTrue();
        }
    }

    @Test
    void an_unconfigured_serializer_says_so() {
        try (VoucherAvroSerializer serializer = new VoucherAvroSerializer();
                VoucherAvroDeserializer deserializer = new VoucherAvroDeserializer()) {
            assertThatThrownBy(() -> serializer.serialize("t", Events.closed()))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {0}))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
