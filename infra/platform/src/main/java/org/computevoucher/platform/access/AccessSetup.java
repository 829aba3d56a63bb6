package org.computevoucher.platform.access;

import java.util.List;
import org.computevoucher.platform.openapi.OperationScopes;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Closes a service: nothing but its health answers without a valid token, and nothing answers a
 * token that the service's {@link AccessPolicy} does not let in.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(IdentityProperties.class)
@EnableWebSecurity
@Import(CrossOrigin.class)
public class AccessSetup {

    private static final String HEALTH = "/actuator/health";

    /**
     * @param issuer whose tokens are accepted
     */
    @Bean
    JwtDecoder jwtDecoder(
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer,
            IdentityProperties settings) {
        return new TokenDecoder(issuer, settings);
    }

    @Bean
    SecurityFilterChain closedToStrangers(
            HttpSecurity http,
            JwtDecoder tokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
        return http.authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(HttpMethod.GET, HEALTH, HEALTH + "/**")
                                        .permitAll()
                                        .requestMatchers(HttpMethod.HEAD, HEALTH, HEALTH + "/**")
                                        .permitAll()
                                        .requestMatchers("/actuator/**")
                                        .hasAuthority(Scope.SYSTEM_OPERATE.text())
                                        .anyRequest()
                                        .authenticated())
                .addFilter(bearerTokens(tokens, answers))
                .exceptionHandling(
                        failures ->
                                failures.authenticationEntryPoint(
                                                (request, response, e) ->
                                                        answers.resolveException(
                                                                request, response, null, e))
                                        .accessDeniedHandler(
                                                (request, response, e) ->
                                                        answers.resolveException(
                                                                request, response, null, e)))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // a token in a header is not sent by a browser on its own, so it cannot be forged
                // across sites
                .csrf(AbstractHttpConfigurer::disable)
                .cors(Customizer.withDefaults())
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // answers say themselves how they may be kept
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .build();
    }

    /**
     * Not by Spring's configurer, which also opens an endpoint of its own (RFC 9728) to everybody,
     * and throws where the issuer does not answer.
     */
    private static BearerTokenAuthenticationFilter bearerTokens(
            JwtDecoder tokens, HandlerExceptionResolver answers) {
        JwtAuthenticationProvider checks = new JwtAuthenticationProvider(tokens);
        checks.setJwtAuthenticationConverter(CallerToken::of);
        BearerTokenAuthenticationFilter filter =
                new BearerTokenAuthenticationFilter(new ProviderManager(checks));
        filter.setAuthenticationFailureHandler(
                (request, response, e) -> answers.resolveException(request, response, null, e));
        // for what is no token at all
        filter.setAuthenticationEntryPoint(
                (request, response, e) -> answers.resolveException(request, response, null, e));
        return filter;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
        return (request, response, e) -> answers.resolveException(request, response, null, e);
    }

    @Bean
    DenialAdvice denialAdvice() {
        return new DenialAdvice();
    }

    /** The document of the HTTP interface says for each operation which scopes open it. */
    @Bean
    OperationScopes operationScopes(AccessPolicy service) {
        AccessPolicy policy = service.and(PlatformAccess.POLICY);
        return (method, path) ->
                policy.row(HttpMethod.valueOf(method), path)
                        .map(row -> List.copyOf(row.scopes()))
                        .orElse(List.of());
    }

    @Bean
    PolicyCoverage policyCoverage(AccessPolicy service, ListableBeanFactory beans) {
        return new PolicyCoverage(service.and(PlatformAccess.POLICY), beans);
    }

    @Bean
    WebMvcConfigurer accessAtTheEdge(AccessPolicy service) {
        AccessPolicy policy = service.and(PlatformAccess.POLICY);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AccessGuard(policy));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new AccessArguments());
            }
        };
    }
}
