package org.computevoucher.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

    /** Of the service's own endpoints and of those that every service has. */
    private final AccessPolicy policy;

    AccessSetup(AccessPolicy service) {
        this.policy = service.and(PlatformAccess.POLICY);
    }

    /** What a filter refuses is answered where controllers' exceptions are. */
    private record Denials(HandlerExceptionResolver answers) {

        void answer(HttpServletRequest request, HttpServletResponse response, Exception e) {
            answers.resolveException(request, response, null, e);
        }
    }

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
        Denials denials = new Denials(answers);
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
                .addFilter(bearerTokens(tokens, denials))
                .exceptionHandling(
                        failures ->
                                failures.authenticationEntryPoint(denials::answer)
                                        .accessDeniedHandler(denials::answer))
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
            JwtDecoder tokens, Denials denials) {
        JwtAuthenticationProvider checks = new JwtAuthenticationProvider(tokens);
        checks.setJwtAuthenticationConverter(CallerToken::of);
        BearerTokenAuthenticationFilter filter =
                new BearerTokenAuthenticationFilter(new ProviderManager(checks));
        filter.setAuthenticationFailureHandler(denials::answer);
        // for what is no token at all
        filter.setAuthenticationEntryPoint(denials::answer);
        return filter;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
        return new Denials(answers)::answer;
    }

    @Bean
    DenialAdvice denialAdvice() {
        return new DenialAdvice();
    }

    /** The document of the HTTP interface says for each operation which scopes open it. */
    @Bean
    OperationScopes operationScopes() {
        return (method, path) ->
                policy.row(HttpMethod.valueOf(method), path)
                        .map(row -> List.copyOf(row.scopes()))
                        .orElse(List.of());
    }

    @Bean
    PolicyCoverage policyCoverage(ListableBeanFactory beans) {
        return new PolicyCoverage(policy, beans);
    }

    @Bean
    WebMvcConfigurer accessAtTheEdge() {
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
