package org.computevoucher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The issuer as the stack runs it, and its tokens as demo and tests get them. */
class LocalIssuerIT {

    @TempDir static Path directory = Path.of("");

    private static LocalIssuer issuer;

    @BeforeAll
    static void start() {
        issuer = issuer();
        issuer.start();
    }

    private static LocalIssuer issuer() {
        return new LocalIssuer(
                        directory.resolve("issuer"),
                        FreePorts.next(),
                        directory.resolve("logs/issuer.log"))
                .presuming(List.of("330200", "310000"));
    }

    @AfterAll
    static void stop() {
        issuer.stop();
    }

    @Test
    void every_role_gets_the_token_of_its_name() {
        assertThat(
                        Stream.of(
                                Caller.finance("330200"),
                                Caller.office("330200", "440300"),
                                Caller.enterprise("91310115MA1K4QBT2Y"),
                                Caller.dataCentre("DC-NB-01"),
                                Caller.treasury(),
                                Caller.auditor(),
                                Caller.operator()))
                .extracting(caller -> claims(issuer.tokens().of(caller)).get("sub").stringValue())
                .containsExactly(
                        "finance:330200",
                        "office:330200,440300",
                        "enterprise:91310115MA1K4QBT2Y",
                        "data-centre:DC-NB-01",
                        "treasury:310000,330200",
                        "auditor",
                        "operator");
    }

    @Test
    void a_token_is_kept_until_a_new_one_is_asked_for() {
        Tokens tokens = issuer.tokens();

        String first = tokens.of(Caller.office("110000"));
        assertThat(tokens.of(Caller.office("110000"))).isEqualTo(first);
        assertThat(tokens.of(Caller.office("310000"))).isNotEqualTo(first);

        String second = tokens.renew(Caller.office("110000"));
        assertThat(second).isNotEqualTo(first);
        assertThat(tokens.of(Caller.office("110000"))).isEqualTo(second);
    }

    @Test
    void what_is_refused_is_said_in_the_issuers_words() {
        assertThatThrownBy(() -> issuer.tokens().of(Caller.finance("33")))
                .isInstanceOf(Tokens.RefusedException.class)
                .hasMessage("region is written as six digits, as in region=330200; not 33");
        assertThatThrownBy(
                        () -> new Tokens(issuer.address(), role -> "a guess").of(Caller.auditor()))
                .isInstanceOf(Tokens.RefusedException.class)
                .hasMessageContaining("invalid_client");
    }

    @Test
    void secrets_are_the_owners_and_on_no_command_line_and_in_no_log() throws IOException {
        var _ = issuer.tokens().of(Caller.auditor());
        Properties secrets = new Properties();
        try (var in = Files.newInputStream(issuer.secretsFile())) {
            secrets.load(in);
        }

        assertThat(secrets.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Caller.Role.values()).map(Caller.Role::id).toList());
        assertThat(
                        Stream.of("issuer/secrets.properties", "issuer/signing-key.json")
                                .map(directory::resolve))
                .allSatisfy(
                        file ->
                                assertThat(
                                                PosixFilePermissions.toString(
                                                        Files.getPosixFilePermissions(file)))
                                        .as("%s", file)
                                        .isEqualTo("rw-------"));
        String command =
                ProcessHandle.of(issuer.pid()).orElseThrow().info().commandLine().orElse("");
        String log = Files.readString(issuer.log());
        assertThat(command).as("the command line").contains("local-issuer.jar");
        for (String role : secrets.stringPropertyNames()) {
            assertThat(command).doesNotContain(secrets.getProperty(role));
            assertThat(log).doesNotContain(secrets.getProperty(role));
        }
    }

    @Test
    void it_signs_with_the_same_key_after_a_crash(@TempDir Path own) {
        LocalIssuer crashing = new LocalIssuer(own, FreePorts.next(), own.resolve("issuer.log"));
        crashing.start();
        String before = crashing.tokens().of(Caller.auditor());
        crashing.killHard();

        crashing.start();

        String after = crashing.tokens().renew(Caller.auditor());
        assertThat(part(after, 0).get("kid")).isEqualTo(part(before, 0).get("kid"));
        crashing.stop();
        assertThat(crashing.isRunning()).isFalse();
    }

    private static JsonNode claims(String token) {
        return part(token, 1);
    }

    private static JsonNode part(String token, int index) {
        byte[] part = Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
        return JsonMapper.shared().readTree(new String(part, StandardCharsets.UTF_8));
    }
}
