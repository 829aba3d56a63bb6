package org.computevoucher.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.computevoucher.issuer.IssuerProcess.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoders;

class IssuerIT {

    @TempDir static Path folder = Path.of("");

    private static IssuerProcess issuer;

    @BeforeAll
    static void start() throws Exception {
        Path document = folder.resolve("ledger-service/src/main/openapi/openapi.json");
        Files.createDirectories(document.getParent());
        Files.writeString(
                document,
                """
                {"openapi": "3.1.0", "servers": [{"url": "https://ledger.example.org"}], "paths": {},
                 "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
                 "security": [{"token": []}]}
                """);
        issuer =
                new IssuerProcess(
                        folder,
                        Map.of(
                                "computevoucher.issuer.sources", folder.toString(),
                                "computevoucher.issuer.services.ledger", "http://127.0.0.1:18081",
                                "computevoucher.issuer.services.issuance",
                                        "http://127.0.0.1:18082"));
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    finance     | &region=330200                | finance:330200                | regions     | [330200] | budget:write
                    office      | &region=330200                | office:330200                 | regions     | [330200] | programme:write application:decide voucher:write
                    enterprise  | &enterprise=91310115MA1K4QBT2Y | enterprise:91310115MA1K4QBT2Y | enterprise  | 91310115MA1K4QBT2Y | application:write
                    data-centre | &data_centre=DC-NB-01         | data-centre:DC-NB-01          | data_centre | DC-NB-01 | consumption:write
                    treasury    | ""                            | treasury:110000,330200        | regions     | [110000, 330200] | settlement:write
                    auditor     | ""                            | auditor                       | ""          | ""       | audit:read
                    operator    | ""                            | operator                      | ""          | ""       | system:operate
                    """)
    void a_token_says_who_calls_what_it_may_do_and_for_whom(
            String role, String form, String subject, String claim, String value, String scope) {
        Answer answer = issuer.token(role, form);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(answer.json().get("expires_in").intValue()).isBetween(3500, 3600);
        Jwt token = decoded(answer);
        assertThat(token.getHeaders()).containsEntry("alg", "RS256").containsKey("kid");
        assertThat(token.getSubject()).isEqualTo(subject);
        assertThat(token.getAudience()).containsExactly("compute-voucher");
        assertThat(token.getClaimAsString("iss")).isEqualTo(issuer.address());
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt()))
                .isEqualTo(Duration.ofHours(1));
        assertThat(token.getClaims().get("scope"))
                .isInstanceOfSatisfying(
                        String.class,
                        scopes ->
                                assertThat(scopes.split(" ", -1))
                                        .containsExactlyInAnyOrder(scope.split(" ", -1)));
        Set<String> bindings =
                token.getClaims().keySet().stream()
                        .filter(Set.of("regions", "enterprise", "data_centre")::contains)
                        .collect(Collectors.toSet());
        assertThat(bindings).isEqualTo(claim.isEmpty() ? Set.of() : Set.of(claim));
        if (!claim.isEmpty()) {
            assertThat(token.getClaims().get(claim)).hasToString(value);
        }
    }

    @Test
    void fewer_scopes_can_be_asked_for_and_no_others() {
        assertThat(
                        decoded(issuer.token("office", "&scope=voucher:write"))
                                .getClaimAsString("scope"))
                .isEqualTo("voucher:write");

        Answer refused = issuer.token("auditor", "&scope=budget:write");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(error(refused)).isEqualTo("invalid_scope");
    }

    @Test
    void a_request_that_is_not_right_is_told_what_would_be() {
        Answer unbound = issuer.token("data-centre", "");
        assertThat(unbound.status()).isEqualTo(400);
        assertThat(error(unbound)).isEqualTo("invalid_request");
        assertThat(unbound.json().get("error_description").stringValue())
                .isEqualTo("role data-centre needs one data_centre, as in data_centre=DC-NB-01");

        Answer bound = issuer.token("auditor", "&region=330200");
        assertThat(bound.status()).isEqualTo(400);
        assertThat(error(bound)).isEqualTo("invalid_request");
    }

    @Test
    void nobody_gets_a_token_without_the_roles_own_secret_or_in_another_way() {
        String grant = "grant_type=client_credentials";
        Answer wrongSecret = issuer.token("auditor", IssuerProcess.secret("operator"), grant);
        assertThat(wrongSecret.status()).isEqualTo(401);
        assertThat(error(wrongSecret)).isEqualTo("invalid_client");
        assertThat(issuer.token("mayor", IssuerProcess.secret("mayor"), grant).status())
                .isEqualTo(401);

        Answer password =
                issuer.token(
                        "auditor",
                        IssuerProcess.secret("auditor"),
                        "grant_type=password&username=a");
        assertThat(password.status()).isEqualTo(400);
        assertThat(error(password)).isEqualTo("unsupported_grant_type");
        assertThat(
                        List.of(
                                "/oauth2/authorize",
                                "/oauth2/introspect",
                                "/oauth2/revoke",
                                "/login",
                                "/oauth2/device_authorization"))
                .allSatisfy(path -> assertThat(issuer.get(path).status()).as(path).isEqualTo(404));
    }

    @Test
    void discovery_names_what_is_offered_and_no_more() {
        Answer found = issuer.get("/.well-known/openid-configuration");

        assertThat(found.json().get("issuer").stringValue()).isEqualTo(issuer.address());
        assertThat(found.json().get("grant_types_supported").toString())
                .isEqualTo("[\"client_credentials\"]");
        assertThat(found.json().has("authorization_endpoint")).isFalse();
        assertThat(issuer.get("/.well-known/oauth-authorization-server").body())
                .isEqualTo(found.body());
        Answer keys = issuer.get("/oauth2/jwks");
        assertThat(keys.json().at("/keys/0/alg").stringValue()).isEqualTo("RS256");
        assertThat(keys.json().at("/keys/0").has("d")).as("the private half").isFalse();
    }

    @Test
    void a_token_outlives_the_process_that_issued_it(@TempDir Path own) throws Exception {
        Path key = own.resolve("signing-key.json");
        String keyId;
        try (IssuerProcess first = new IssuerProcess(own, Map.of())) {
            keyId = first.get("/oauth2/jwks").json().at("/keys/0/kid").stringValue();
        }
        String kept = Files.readString(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");

        try (IssuerProcess second = new IssuerProcess(own, Map.of())) {
            assertThat(second.get("/oauth2/jwks").json().at("/keys/0/kid").stringValue())
                    .isEqualTo(keyId);
        }
        assertThat(Files.readString(key)).isEqualTo(kept);
        assertThat(issuer.get("/oauth2/jwks").json().at("/keys/0/kid").stringValue())
                .as("another issuer has another key")
                .isNotEqualTo(keyId);
    }

    @Test
    void the_lifetime_can_be_set(@TempDir Path own) {
        try (IssuerProcess brief =
                new IssuerProcess(own, Map.of("computevoucher.issuer.token-lifetime", "90s"))) {
            assertThat(brief.token("auditor", "").json().get("expires_in").intValue())
                    .isBetween(80, 90);
        }
    }

    @Test
    void the_page_loads_nothing_from_elsewhere() {
        Answer page = issuer.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui-bundle.js").doesNotContain("//");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'")
                .endsWith("connect-src 'self' http://127.0.0.1:18081 http://127.0.0.1:18082");
        assertThat(
                        List.of(
                                "/page.js",
                                "/page.css",
                                "/swagger-ui/swagger-ui.css",
                                "/swagger-ui/swagger-ui-bundle.js",
                                "/swagger-ui/swagger-ui-standalone-preset.js",
                                "/swagger-ui/favicon-32x32.png"))
                .allSatisfy(path -> assertThat(issuer.get(path).status()).as(path).isEqualTo(200));
        assertThat(issuer.get("/openapi").json().toString())
                .isEqualTo(
                        "[{\"name\":\"issuance\",\"url\":\"openapi/issuance\"},"
                                + "{\"name\":\"ledger\",\"url\":\"openapi/ledger\"}]");
    }

    @Test
    void a_document_is_shown_with_this_stacks_addresses() {
        Answer ledger = issuer.get("/openapi/ledger");

        assertThat(ledger.json().get("servers").toString())
                .isEqualTo("[{\"url\":\"http://127.0.0.1:18081\"}]");
        assertThat(
                        ledger.json()
                                .at(
                                        "/components/securitySchemes/token/flows/clientCredentials/tokenUrl")
                                .stringValue())
                .isEqualTo(issuer.address() + "/oauth2/token");
        assertThat(ledger.json().get("security").toString()).isEqualTo("[{\"token\":[]}]");
        assertThat(issuer.get("/openapi/issuance").status()).as("not there yet").isEqualTo(404);
        assertThat(issuer.get("/openapi/..%2fledger").status()).isNotEqualTo(200);
    }

    private static Jwt decoded(Answer answer) {
        return JwtDecoders.fromIssuerLocation(issuer.address())
                .decode(answer.json().get("access_token").stringValue());
    }

    private static String error(Answer answer) {
        return answer.json().get("error").stringValue();
    }
}
