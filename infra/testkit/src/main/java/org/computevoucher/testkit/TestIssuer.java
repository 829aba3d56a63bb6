package org.computevoucher.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An issuer inside the JVM of the tests, which can also make what no issuer would: the services
 * find its keys by OpenID Connect discovery, as they find any other's.
 */
public final class TestIssuer {

    public static final String AUDIENCE = "compute-voucher";

    private static final int KEY_BITS = 2048;
    private static final Duration LIFETIME = Duration.ofHours(1);

    /** Of a pot, of a programme, or named by itself in a body. */
    private static final Pattern REGION = Pattern.compile("\\b([1-9][0-9]{5})(-[A-Z0-9]+|\")");

    private static final Pattern ENTERPRISE =
            Pattern.compile("\"?enterprises?[\"/: ]+([0-9A-HJ-NPQRTUWXY]{18})\\b");

    private static final String EXAMPLE_REGION = "510100";
    private static final Pattern DATA_CENTRE =
            Pattern.compile("\"dataCentre\"\\s*:\\s*\"([A-Za-z0-9][A-Za-z0-9._-]{1,63})\"");

    private final RSAKey key;
    private final String uri;
    private final Map<JWTClaimsSet, String> signed = new ConcurrentHashMap<>();
    private final Instant born = Instant.now();

    private static final class Shared {
        private static final TestIssuer ISSUER = new TestIssuer("test-key");
    }

    /** The issuer that the services of this JVM trust. */
    public static TestIssuer shared() {
        return Shared.ISSUER;
    }

    /** An issuer with a key of its own, which nobody trusts. */
    public static TestIssuer stranger(String keyId) {
        return new TestIssuer(keyId);
    }

    private TestIssuer(String keyId) {
        try {
            key = new RSAKeyGenerator(KEY_BITS).keyID(keyId).generate();
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            uri = "http://127.0.0.1:" + server.getAddress().getPort() + "/issuer";
            server.createContext(
                    "/issuer/.well-known/openid-configuration",
                    exchange ->
                            answer(
                                    exchange,
                                    "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}"
                                            .formatted(uri, uri)));
            server.createContext(
                    "/issuer/keys", exchange -> answer(exchange, new JWKSet(key).toString()));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of {@code iss}, and of the services' {@code issuer-uri}. */
    public String uri() {
        return uri;
    }

    /** Its key, private part and all, for tokens that it would not make itself. */
    public RSAKey key() {
        return key;
    }

    /**
     * A token of a role.
     *
     * @param binding regions, an enterprise or a data centre, as the role needs
     */
    public String token(Role role, String... binding) {
        return sign(claims(role, binding).build());
    }

    /** What a token of a role claims, to be changed before it is signed. */
    public JWTClaimsSet.Builder claims(Role role, String... binding) {
        JWTClaimsSet.Builder claims =
                claims(
                        role.name().toLowerCase(java.util.Locale.ROOT)
                                + ':'
                                + String.join(",", binding),
                        role.scopes());
        return switch (role) {
            case FINANCE, OFFICE, TREASURY -> claims.claim("regions", List.of(binding));
            case ENTERPRISE -> claims.claim("enterprise", binding[0]);
            case DATA_CENTRE -> claims.claim("data_centre", binding[0]);
            case AUDITOR, OPERATOR -> claims;
        };
    }

    /**
     * A token that fits a request of any kind: to read, an auditor's; to write, one of a clerk of
     * everything who is bound to just what the request names; where it names a thing by its id
     * alone, to the region that the examples of the documents are about.
     */
    public String fitting(String method, String path, String body) {
        if (method.equals("GET")) {
            return token(Role.AUDITOR);
        }
        List<String> named =
                REGION.matcher(path + ' ' + body)
                        .results()
                        .map(found -> found.group(1))
                        .distinct()
                        .toList();
        JWTClaimsSet.Builder claims =
                claims("clerk", Role.everyWritingScope())
                        .claim("regions", named.isEmpty() ? List.of(EXAMPLE_REGION) : named);
        Matcher dataCentre = DATA_CENTRE.matcher(body);
        if (dataCentre.find()) {
            claims.claim("data_centre", dataCentre.group(1));
        }
        Matcher enterprise = ENTERPRISE.matcher(path + ' ' + body);
        if (enterprise.find()) {
            claims.claim("enterprise", enterprise.group(1));
        }
        return sign(claims.build());
    }

    private JWTClaimsSet.Builder claims(String subject, String scopes) {
        return new JWTClaimsSet.Builder()
                .issuer(uri)
                .subject(subject)
                .audience(AUDIENCE)
                .issueTime(Date.from(born))
                .expirationTime(Date.from(born.plus(LIFETIME)))
                .claim("scope", scopes);
    }

    /** The token with these claims, signed as the services ask for. */
    public String sign(JWTClaimsSet claims) {
        return signed.computeIfAbsent(
                claims,
                unsigned -> {
                    try {
                        SignedJWT token =
                                new SignedJWT(
                                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                                .type(new JOSEObjectType("at+jwt"))
                                                .keyID(key.getKeyID())
                                                .build(),
                                        unsigned);
                        token.sign(new RSASSASigner(key));
                        return token.serialize();
                    } catch (JOSEException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
