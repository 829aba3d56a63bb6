package org.computevoucher.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.computevoucher.schemas.FakeRegistry;
import org.computevoucher.schemas.failure.RegistryUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySettingsTest {

    private final FakeRegistry registry = new FakeRegistry();

    @AfterEach
    void stop() {
        registry.close();
    }

    private void ask(Map<String, String> configs) {
        try (RegistryClient client = new RegistryClient(RegistrySettings.of(configs))) {
            client.register("s", Schema.create(Schema.Type.LONG), false);
        }
    }

    private static String basic(String userInfo) {
        return "Basic "
                + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void without_credentials_no_header_is_sent() {
        ask(Map.of(RegistrySettings.URL, registry.url()));

        assertThat(registry.authorizations()).containsExactly("null");
    }

    @Test
    void credentials_come_from_user_info() {
        ask(
                Map.of(
                        RegistrySettings.URL, registry.url(),
                        RegistrySettings.CREDENTIALS_SOURCE, "USER_INFO",
                        RegistrySettings.USER_INFO, "关:pa:ss"));

        assertThat(registry.authorizations()).containsExactly(basic("关:pa:ss"));
    }

    @Test
    void credentials_come_from_confluents_other_name_too() {
        ask(
                Map.of(
                        RegistrySettings.URL, registry.url(),
                        RegistrySettings.CREDENTIALS_SOURCE, "USER_INFO",
                        RegistrySettings.USER_INFO_PREFIXED, "user:pass"));

        assertThat(registry.authorizations()).containsExactly(basic("user:pass"));
    }

    @Test
    void credentials_come_from_the_address() {
        ask(Map.of(RegistrySettings.URL, registry.url().replace("//", "//user:p%40ss@")));

        assertThat(registry.authorizations()).containsExactly(basic("user:p@ss"));
    }

    @Test
    void a_slash_at_the_end_of_the_address_is_no_matter() {
        ask(Map.of(RegistrySettings.URL, registry.url() + "/"));

        assertThat(registry.requests()).containsExactly("POST /subjects/s/versions");
    }

    @Test
    void credentials_show_in_no_message() {
        registry.next(1, 503, "");
        Map<String, String> configs =
                Map.of(
                        RegistrySettings.URL,
                        registry.url().replace("//", "//user:secret@"),
                        RegistrySettings.MAX_RETRIES,
                        "0");

        assertThatThrownBy(() -> ask(configs))
                .isInstanceOf(RegistryUnavailableException.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("secret"));
        assertThatThrownBy(() -> RegistrySettings.ofUrl("ftp://user:secret@host"))
                .isInstanceOf(ConfigException.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("secret"));
    }

    @Test
    void user_info_must_be_given_when_it_is_the_source() {
        assertThatThrownBy(
                        () ->
                                RegistrySettings.of(
                                        Map.of(
                                                RegistrySettings.URL, "http://host",
                                                RegistrySettings.CREDENTIALS_SOURCE, "USER_INFO")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(RegistrySettings.USER_INFO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bearer.auth.token",
                "schema.registry.ssl.truststore.location",
                "proxy.host"
            })
    void what_is_not_supported_is_refused_not_ignored(String key) {
        assertThatThrownBy(
                        () ->
                                RegistrySettings.of(
                                        Map.of(RegistrySettings.URL, "http://host", key, "x")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host:8081", "ftp://host", "http://", "http://a b"})
    void an_address_must_be_one(String address) {
        assertThatThrownBy(() -> RegistrySettings.ofUrl(address))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void an_address_is_required_and_other_keys_are_ignored() {
        assertThatThrownBy(() -> RegistrySettings.of(Map.of("acks", "all")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(RegistrySettings.URL);
    }
}
