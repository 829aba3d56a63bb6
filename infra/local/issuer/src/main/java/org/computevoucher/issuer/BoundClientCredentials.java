package org.computevoucher.issuer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Reads a client credentials request (RFC 6749, section 4.4.2) that also names its {@link Binding}:
 * {@code region} (repeated, or comma-separated), {@code enterprise} or {@code data_centre}, and
 * {@code person} where it matters who it is. A request without a scope gets all scopes of its role.
 */
final class BoundClientCredentials implements AuthenticationConverter {

    private static final String BINDING = "org.computevoucher.binding";

    private final List<String> seedRegions;

    BoundClientCredentials(List<String> seedRegions) {
        this.seedRegions = seedRegions;
    }

    /** The binding that was read from this grant's request. */
    static Binding bindingOf(@Nullable Authentication grant) {
        return (Binding)
                Objects.requireNonNull(
                        ((OAuth2ClientCredentialsAuthenticationToken) Objects.requireNonNull(grant))
                                .getAdditionalParameters()
                                .get(BINDING));
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        request.getParameterMap().forEach((name, values) -> form.put(name, List.of(values)));
        if (!List.of(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue())
                .equals(form.get(OAuth2ParameterNames.GRANT_TYPE))) {
            return null;
        }
        Authentication client =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        Role role = Role.of(client.getName()).orElseThrow();
        try {
            return new OAuth2ClientCredentialsAuthenticationToken(
                    client,
                    scopes(role, form),
                    Map.of(BINDING, Binding.of(role, form, seedRegions)));
        } catch (Binding.RefusedException e) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, e.getMessage(), null), e);
        }
    }

    private static Set<String> scopes(Role role, MultiValueMap<String, String> form) {
        Set<String> asked = new LinkedHashSet<>();
        form.getOrDefault(OAuth2ParameterNames.SCOPE, List.of()).stream()
                .flatMap(text -> Arrays.stream(text.split(" ", -1)))
                .filter(scope -> !scope.isEmpty())
                .forEach(asked::add);
        return asked.isEmpty() ? new LinkedHashSet<>(role.scopes()) : asked;
    }
}
