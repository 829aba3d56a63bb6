package org.computevoucher.platform.access;

import static org.computevoucher.platform.access.AccessPolicy.get;
import static org.computevoucher.platform.access.AccessPolicy.post;

import java.util.List;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
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
@AutoConfiguration(
        before = {
            OAuth2ResourceServerAutoConfiguration.class,
            OAuth2ResourceServerWebSecurityAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@ConditionalOnWebApplication
@ConditionalOnBean(ServiceDefinition.class)
@EnableConfigurationProperties(IdentityProperties.class)
@EnableWebSecurity
@Import(CrossOrigin.class)
public class AccessAutoConfiguration {

    private static final String HEALTH = "/actuator/health";

    /** The endpoints that every service has. */
    private static final AccessPolicy COMMON =
            AccessPolicy.of(
                    get("/api/v1/dead-letters")
                            .by(Scope.SYSTEM_OPERATE, Reach.EVERYTHING)
                            .by(Scope.AUDIT_READ, Reach.EVERYTHING),
                    post("/api/v1/dead-letters/{id}/replay")
                            .by(Scope.SYSTEM_OPERATE, Reach.EVERYTHING));

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

    @Bean
    PolicyCoverage policyCoverage(AccessPolicy service, ListableBeanFactory beans) {
        return new PolicyCoverage(service.and(COMMON), beans);
    }

    @Bean
    WebMvcConfigurer accessAtTheEdge(AccessPolicy service) {
        AccessPolicy policy = service.and(COMMON);
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
