package org.computevoucher.platform.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

/** When keys are asked for, and what becomes of tokens while they are not to be had. */
class TokenDecoderTest {

    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final AtomicInteger asked = new AtomicInteger();
    private RSAKey key;
    private HttpServer server;
    private String issuer;
    private volatile boolean isUp = true;

    @BeforeEach
    void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("known").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext(
                "/.well-known/openid-configuration",
                exchange ->
                        answer(
                                exchange,
                                "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}"
                                        .formatted(issuer, issuer)));
        server.createContext(
                "/keys",
                exchange -> {
                    asked.incrementAndGet();
                    answer(exchange, new JWKSet(key).toString());
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_good_token_is_accepted_and_the_keys_are_asked_for_once() throws Exception {
        TokenDecoder decoder = decoder(issuer);

        for (int i = 0; i < 20; i++) {
            assertThat(decoder.decode(token(key)).getSubject()).isEqualTo("somebody");
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void unknown_keys_do_not_drive_requests_to_the_issuer() throws Exception {
        TokenDecoder decoder = decoder(issuer);
        var _ = decoder.decode(token(key));

        String forged = token(new RSAKeyGenerator(2048).keyID("unknown").generate());
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> decoder.decode(forged)).isInstanceOf(BadJwtException.class);
        }

        assertThat(asked.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void while_the_issuer_is_away_a_token_is_neither_good_nor_bad() throws Exception {
        isUp = false;
        TokenDecoder decoder = decoder(issuer);

        assertThatThrownBy(() -> decoder.decode(token(key)))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    @Test
    void when_the_issuer_goes_and_its_keys_are_old_a_token_is_neither_good_nor_bad()
            throws Exception {
        TokenDecoder decoder = decoder(issuer, Duration.ofMillis(500), Duration.ofMillis(100), 200);
        String token = token(key);
        var _ = decoder.decode(token);

        isUp = false;

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThatThrownBy(() -> decoder.decode(token))
                                        .isInstanceOf(JwtException.class));
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> decoder.decode(token))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }
    }

    @Test
    void what_is_no_signed_token_is_refused_without_asking_the_issuer() {
        isUp = false;
        TokenDecoder decoder = decoder(issuer);

        for (String nothing : new String[] {"", "x", "..", "eyJhbGciOiJub25lIn0.e30.", "a.b.c"}) {
            assertThatThrownBy(() -> decoder.decode(nothing)).isInstanceOf(BadJwtException.class);
        }
    }

    @Test
    void an_issuer_that_calls_itself_otherwise_is_not_trusted() {
        TokenDecoder decoder = decoder(issuer + "/");

        assertThatThrownBy(() -> decoder.decode(token(key)))
                .isInstanceOf(JwtException.class)
                .hasMessageContaining("describes another issuer");
    }

    private static TokenDecoder decoder(String issuer) {
        return decoder(issuer, Duration.ofMinutes(5), Duration.ofSeconds(10), 3_000);
    }

    private static TokenDecoder decoder(
            String issuer, Duration keysKept, Duration keysAskedEvery, long timeoutMillis) {
        return new TokenDecoder(
                issuer,
                new IdentityProperties(
                        "compute-voucher",
                        Set.of(SignatureAlgorithm.RS256),
                        Duration.ofSeconds(30),
                        keysKept,
                        keysAskedEvery,
                        Duration.ofMillis(timeoutMillis)));
    }

    private String token(RSAKey signer) throws Exception {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signer.getKeyID()).build(),
                        new JWTClaimsSet.Builder()
                                .issuer(issuer)
                                .subject("somebody")
                                .audience("compute-voucher")
                                .expirationTime(Date.from(Instant.now().plus(LIFETIME)))
                                .build());
        token.sign(new RSASSASigner(signer));
        return token.serialize();
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(isUp ? 200 : 503, isUp ? body.length : -1);
            if (isUp) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
