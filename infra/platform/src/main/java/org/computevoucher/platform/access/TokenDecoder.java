package org.computevoucher.platform.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks tokens as RFC 9068 and RFC 8725 ask: signature by a pinned algorithm and a key of the
 * issuer, issuer, audience, times, and the claims that bind the caller.
 *
 * <p>The issuer is asked on the first token and not at the start, so that services and issuer can
 * start in any order. While it does not answer and no key of it is known, tokens are neither good
 * nor bad: {@link JwtException}, HTTP 503.
 */
final class TokenDecoder implements JwtDecoder {

    private static final Logger log = LoggerFactory.getLogger(TokenDecoder.class);

    /** Older issuers say JWT, or nothing, where RFC 9068 has at+jwt. */
    private static final DefaultJOSEObjectTypeVerifier<SecurityContext> ACCESS_TOKENS =
            new DefaultJOSEObjectTypeVerifier<>(
                    JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null);

    /** The longest token looked at, in characters; longer ones do not fit into a header anyhow. */
    static final int MAX_TOKEN_LENGTH = 16_384;

    private static final String NO_ANSWER = "the issuer does not answer";

    /** So long nobody else tries an issuer that failed: callers are to be told, not to queue. */
    private static final long FAILURE_SHARED_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The most that is read of the issuer's documents, in bytes. */
    private static final int MAX_DOCUMENT_BYTES = 256 * 1024;

    private final String issuer;
    private final IdentityProperties settings;
    private final ReentrantLock discovery = new ReentrantLock();
    private volatile @Nullable JwtDecoder known;

    /** When the issuer last failed to describe itself; 0: never. */
    private volatile long failedAtNanos;

    /** When its keys were last had; 0: never. */
    private volatile long keysLoadedAtNanos;

    TokenDecoder(String issuer, IdentityProperties settings) {
        if (settings.algorithms().isEmpty()) {
            throw new IllegalArgumentException("no algorithm is pinned");
        }
        this.issuer = issuer;
        this.settings = settings;
    }

    /**
     * @throws BadJwtException the token is not good
     * @throws JwtException it cannot be told: the issuer's keys are not to be had
     */
    @Override
    public Jwt decode(String token) {
        if (token.length() > MAX_TOKEN_LENGTH) {
            throw new BadJwtException("the token is too long");
        }
        JwtDecoder decoder = known;
        if (decoder == null) {
            requireSigned(token);
            decoder = discoverOnce();
        }
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw e;
        } catch (JwtException e) {
            if (isBecauseKeysWereAskedForLately(e) && keysAreKnown()) {
                throw new BadJwtException("the issuer has no such key", e);
            }
            log.debug("the keys of the issuer are not to be had", e);
            throw e;
        }
    }

    /** What is no signed token at all needs no issuer to be refused. */
    private static void requireSigned(String token) {
        try {
            if (JWTParser.parse(token) instanceof SignedJWT) {
                return;
            }
        } catch (ParseException e) {
            throw new BadJwtException("it is no JSON Web Token", e);
        }
        throw new BadJwtException("it is not signed");
    }

    /** Whether the issuer's keys were had lately, so that one that is missing is none of them. */
    private boolean keysAreKnown() {
        long loadedAt = keysLoadedAtNanos;
        return loadedAt != 0 && System.nanoTime() - loadedAt < settings.keysKept().toNanos();
    }

    private static boolean isBecauseKeysWereAskedForLately(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RateLimitReachedException) {
                return true;
            }
        }
        return false;
    }

    /** One caller asks; the others wait for it, and share its failure for a moment. */
    private JwtDecoder discoverOnce() {
        if (failedAtNanos != 0 && System.nanoTime() - failedAtNanos < FAILURE_SHARED_NANOS) {
            throw new JwtException(NO_ANSWER);
        }
        try {
            if (!discovery.tryLock(settings.issuerTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new JwtException(NO_ANSWER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JwtException(NO_ANSWER, e);
        }
        try {
            JwtDecoder decoder = known;
            if (decoder == null) {
                if (failedAtNanos != 0
                        && System.nanoTime() - failedAtNanos < FAILURE_SHARED_NANOS) {
                    throw new JwtException(NO_ANSWER);
                }
                try {
                    decoder = discover();
                    known = decoder;
                } catch (RuntimeException e) {
                    failedAtNanos = System.nanoTime();
                    log.warn("the issuer {} cannot be asked: {}", issuer, e.toString());
                    throw e;
                }
            }
            return decoder;
        } finally {
            discovery.unlock();
        }
    }

    private JwtDecoder discover() {
        try {
            ResourceRetriever documents = documents();
            URI location = URI.create(stripped(issuer) + "/.well-known/openid-configuration");
            JsonNode configuration =
                    JsonMapper.shared()
                            .readTree(documents.retrieveResource(location.toURL()).getContent());
            if (!configuration.path("issuer").asString("").equals(issuer)) {
                throw new JwtException(location + " describes another issuer than " + issuer);
            }
            return decoder(documents, URI.create(configuration.path("jwks_uri").asString("")));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new JwtException(NO_ANSWER + ": " + e, e);
        }
    }

    private ResourceRetriever documents() {
        int timeoutMillis = Math.toIntExact(settings.issuerTimeout().toMillis());
        return new DefaultResourceRetriever(timeoutMillis, timeoutMillis, MAX_DOCUMENT_BYTES);
    }

    private JwtDecoder decoder(ResourceRetriever documents, URI keys) throws IOException {
        JWKSource<SecurityContext> source =
                JWKSourceBuilder.create(
                                keys.toURL(),
                                location -> {
                                    Resource loaded = documents.retrieveResource(location);
                                    keysLoadedAtNanos = System.nanoTime();
                                    return loaded;
                                })
                        // a load in the background would count against the limit on loads
                        .refreshAheadCache(false)
                        .cache(
                                settings.keysKept().toMillis(),
                                settings.issuerTimeout().multipliedBy(2).toMillis())
                        .rateLimited(settings.keysAskedEvery().toMillis())
                        .build();
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSource(source)
                        .jwsAlgorithms(pinned -> pinned.addAll(settings.algorithms()))
                        .jwtProcessorCustomizer(
                                processor -> processor.setJWSTypeVerifier(ACCESS_TOKENS))
                        .build();
        decoder.setJwtValidator(checks());
        return decoder;
    }

    private OAuth2TokenValidator<Jwt> checks() {
        JwtTimestampValidator times = new JwtTimestampValidator(settings.clockSkew());
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<List<String>>(
                        "aud", meant -> meant != null && meant.contains(settings.audience())),
                TokenDecoder::namesItsCaller);
    }

    private static OAuth2TokenValidatorResult namesItsCaller(Jwt token) {
        try {
            var _ = Caller.of(token);
            return OAuth2TokenValidatorResult.success();
        } catch (IllegalArgumentException e) {
            return OAuth2TokenValidatorResult.failure(
                    new OAuth2Error(
                            OAuth2ErrorCodes.INVALID_TOKEN, String.valueOf(e.getMessage()), null));
        }
    }

    private static String stripped(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }
}
