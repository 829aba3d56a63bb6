package org.computevoucher.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Issues tokens to seven clients and publishes the key that checks them. Spring's authorization
 * server sees two paths only: what it offers beyond client credentials does not exist here.
 */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {

    static final String TOKEN_PATH = "/oauth2/token";
    static final String KEYS_PATH = "/oauth2/jwks";

    /** The services' name in {@code aud}: a token for somebody else is none for them. */
    static final String AUDIENCE = "compute-voucher";

    @Bean
    @Order(1)
    SecurityFilterChain tokens(
            HttpSecurity http, IssuerProperties properties, OAuth2AuthorizationService nowhere) {
        return http.securityMatcher(TOKEN_PATH, KEYS_PATH)
                .oauth2AuthorizationServer(
                        server ->
                                server.authorizationService(nowhere)
                                        .tokenEndpoint(
                                                token ->
                                                        token.accessTokenRequestConverters(
                                                                converters -> {
                                                                    converters.clear();
                                                                    converters.add(
                                                                            new BoundClientCredentials(
                                                                                    properties
                                                                                            .regions()));
                                                                })))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Everything else is to be read and holds nothing that is secret. */
    @Bean
    @Order(2)
    SecurityFilterChain page(HttpSecurity http, IssuerProperties properties) {
        return http.authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(HttpMethod.GET, "/**")
                                        .permitAll()
                                        .anyRequest()
                                        .denyAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(policy(properties))))
                .build();
    }

    /** The page loads nothing from elsewhere, and talks to the services and to us alone. */
    private static String policy(IssuerProperties properties) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                + " img-src 'self' data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none';"
                + " connect-src 'self' "
                + String.join(
                        " ",
                        properties.services().values().stream()
                                .map(Object::toString)
                                .sorted()
                                .toList());
    }

    @Bean
    RegisteredClientRepository clients(IssuerProperties properties) {
        TokenSettings tokens =
                TokenSettings.builder().accessTokenTimeToLive(properties.tokenLifetime()).build();
        return new InMemoryRegisteredClientRepository(
                Arrays.stream(Role.values())
                        .map(
                                role ->
                                        RegisteredClient.withId(role.id())
                                                .clientId(role.id())
                                                .clientSecret(properties.secrets().of(role))
                                                .clientAuthenticationMethod(
                                                        ClientAuthenticationMethod
                                                                .CLIENT_SECRET_BASIC)
                                                .authorizationGrantType(
                                                        AuthorizationGrantType.CLIENT_CREDENTIALS)
                                                .scopes(scopes -> scopes.addAll(role.scopes()))
                                                .tokenSettings(tokens)
                                                .build())
                        .toList());
    }

    @Bean
    PasswordEncoder secrets() {
        return new RandomSecrets();
    }

    @Bean
    OAuth2AuthorizationService nowhere() {
        return new NothingKept();
    }

    @Bean
    JWKSource<SecurityContext> keys(IssuerProperties properties) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(properties.keyFile())));
    }

    @Bean
    AuthorizationServerSettings settings(IssuerProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.uri().toString())
                .tokenEndpoint(TOKEN_PATH)
                .jwkSetEndpoint(KEYS_PATH)
                .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return context -> {
            Binding binding = BoundClientCredentials.bindingOf(context.getAuthorizationGrant());
            context.getClaims()
                    .subject(binding.subject())
                    .audience(List.of(AUDIENCE))
                    // RFC 9068, section 2.2.3: one string, not Spring's array
                    .claim(
                            OAuth2ParameterNames.SCOPE,
                            String.join(" ", context.getAuthorizedScopes()));
            binding.claim()
                    .ifPresent(
                            value ->
                                    context.getClaims()
                                            .claim(binding.role().boundTo().claim(), value));
        };
    }
}
