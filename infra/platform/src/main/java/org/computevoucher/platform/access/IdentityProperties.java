package org.computevoucher.platform.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens are checked. Whose tokens: {@code
 * spring.security.oauth2.resourceserver.jwt.issuer-uri}, any OpenID Connect provider.
 *
 * @param audience what a token must be meant for: one that was made for another system is not ours
 * @param algorithms the only signatures accepted, whatever a token or the issuer says; asymmetric
 *     ones alone can be named
 * @param clockSkew how far the issuer's clock may be off; bounded, for it lengthens every token's
 *     life
 * @param keysKept how long the issuer's keys are used before they are asked for again, and so how
 *     long a withdrawn key still opens
 * @param keysAskedEvery how often unknown keys make us ask again at most: forged tokens must not
 *     drive requests to the issuer
 * @param issuerTimeout for one answer of the issuer
 */
@Validated
@ConfigurationProperties("computevoucher.identity")
public record IdentityProperties(
        @DefaultValue("compute-voucher") @NotBlank String audience,
        @DefaultValue("RS256") @NotEmpty Set<SignatureAlgorithm> algorithms,
        @DefaultValue("30s") @NotNull @DurationMin(seconds = 0) @DurationMax(seconds = 60)
                Duration clockSkew,
        @DefaultValue("5m") @NotNull @DurationMin(seconds = 30) @DurationMax(hours = 1)
                Duration keysKept,
        @DefaultValue("10s") @NotNull @DurationMin(seconds = 1) Duration keysAskedEvery,
        @DefaultValue("3s") @NotNull @DurationMin(millis = 100) Duration issuerTimeout) {

    /**
     * @throws IllegalArgumentException if keys would be asked for less often than they are kept, or
     *     be gone before the issuer could answer
     */
    public IdentityProperties {
        if (keysAskedEvery.compareTo(keysKept) >= 0
                || issuerTimeout.multipliedBy(2).compareTo(keysKept) >= 0) {
            throw new IllegalArgumentException(
                    "computevoucher.identity: keys-asked-every and twice issuer-timeout must be less than keys-kept");
        }
    }
}
