package org.computevoucher.testkit.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.TestIssuer;

/**
 * Tokens that no service may accept, by what is wrong with them; all would otherwise be an
 * auditor's. After RFC 8725, JSON Web Token Best Current Practices.
 */
public final class BadTokens {

    private static final TestIssuer TRUSTED = TestIssuer.shared();
    private static final RSAKey KEY = TRUSTED.key();

    private BadTokens() {}

    public static Map<String, String> all() {
        TestIssuer sameKeyId = TestIssuer.stranger(KEY.getKeyID());
        TestIssuer otherKeyId = TestIssuer.stranger("stranger");
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("forged under the known key's id", sameKeyId.sign(good().build()));
        bad.put("signed with a key the issuer does not have", otherKeyId.sign(good().build()));
        bad.put("of another issuer, honestly", otherKeyId.token(Role.AUDITOR));
        bad.put(
                "signed by the issuer in another's name",
                TRUSTED.sign(good().issuer("http://127.0.0.1:9/other").build()));
        bad.put("expired", TRUSTED.sign(good().expirationTime(inHours(-1)).build()));
        bad.put("without an end", TRUSTED.sign(good().expirationTime(null).build()));
        bad.put("not valid yet", TRUSTED.sign(good().notBeforeTime(inHours(1)).build()));
        bad.put("for another audience", TRUSTED.sign(good().audience("another-system").build()));
        bad.put("for no audience", TRUSTED.sign(good().audience((List<String>) null).build()));
        bad.put("of nobody", TRUSTED.sign(good().subject(null).build()));
        bad.put("of a subject that is no name", TRUSTED.sign(good().subject("a\nb").build()));
        bad.put(
                "with regions that are no codes",
                TRUSTED.sign(good().claim("regions", List.of("310000", "*")).build()));
        bad.put(
                "with a data centre that is no name",
                TRUSTED.sign(good().claim("data_centre", List.of("DC-1", "DC-2")).build()));
        bad.put("alg none", new PlainJWT(good().build()).serialize());
        bad.put("alg none, with a signature", noneWithSignature());
        bad.put("an HMAC with the public key as its secret", hmacOfPublicKey());
        bad.put("signed rightly by an algorithm that is not pinned", signed(JWSAlgorithm.RS512));
        bad.put("another type of token", signedAs(new JOSEObjectType("logout+jwt")));
        bad.put("its own key in its header", withOwnKey(otherKeyId));
        bad.put("a header that must be understood and is not", withCriticalHeader());
        bad.put("its claims changed", tampered());
        bad.put("its signature cut off", good(2) + ".");
        bad.put("cut in the middle", TRUSTED.token(Role.AUDITOR).substring(0, 100));
        bad.put("no token at all", "not-a-token");
        bad.put("three dots", "..");
        bad.put("too long", "a".repeat(7_000));
        return bad;
    }

    private static JWTClaimsSet.Builder good() {
        return TRUSTED.claims(Role.AUDITOR);
    }

    /** The first parts of a good token. */
    private static String good(int parts) {
        return String.join(
                ".", List.of(TRUSTED.token(Role.AUDITOR).split("\\.", 3)).subList(0, parts));
    }

    private static Date inHours(int hours) {
        return Date.from(Instant.now().plus(Duration.ofHours(hours)));
    }

    private static String noneWithSignature() {
        String[] parts = TRUSTED.token(Role.AUDITOR).split("\\.", 3);
        String header = Base64URL.encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}").toString();
        return header + '.' + parts[1] + '.' + parts[2];
    }

    private static String hmacOfPublicKey() {
        try {
            return signed(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY.getKeyID()).build(),
                    new MACSigner(KEY.toRSAPublicKey().getEncoded()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSAlgorithm algorithm) {
        return signed(
                new JWSHeader.Builder(algorithm).keyID(KEY.getKeyID()).build(), signerOf(KEY));
    }

    private static String signedAs(JOSEObjectType type) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).keyID(KEY.getKeyID()).build(),
                signerOf(KEY));
    }

    private static String withOwnKey(TestIssuer stranger) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(stranger.key().toPublicJWK())
                        .jwkURL(URI.create(stranger.uri() + "/keys"))
                        .build(),
                signerOf(stranger.key()));
    }

    private static String withCriticalHeader() {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(KEY.getKeyID())
                        .criticalParams(Set.of("quota"))
                        .customParam("quota", 1)
                        .build(),
                signerOf(KEY));
    }

    private static String tampered() {
        String[] parts = TRUSTED.token(Role.AUDITOR).split("\\.", 3);
        String claims = new String(Base64URL.from(parts[1]).decode(), UTF_8);
        String more = claims.replace("audit:read", "audit:read budget:write");
        return parts[0] + '.' + Base64URL.encode(more) + '.' + parts[2];
    }

    private static JWSSigner signerOf(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSHeader header, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header, good().build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
