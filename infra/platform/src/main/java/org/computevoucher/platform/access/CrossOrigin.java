package org.computevoucher.platform.access;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Which pages in a browser may call the service: none, unless {@code
 * computevoucher.web.allowed-origins} names their origins. The security filter chain asks this
 * source before it asks for a token, because a browser's preflight carries none.
 */
@Configuration(proxyBeanMethods = false)
public class CrossOrigin {

    /** How long a browser need not ask again; Chromium keeps no answer longer than two hours. */
    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST");
    private static final List<String> REQUEST_HEADERS =
            List.of(
                    "Accept",
                    "Authorization",
                    "Content-Type",
                    "Idempotency-Key",
                    "If-None-Match",
                    "traceparent");
    private static final List<String> ANSWER_HEADERS =
            List.of(
                    "Correlation-Id",
                    "ETag",
                    "Idempotency-Key",
                    "Location",
                    "Retry-After",
                    "WWW-Authenticate");

    /**
     * @param origins as in {@code https://pages.example.org}, comma-separated; no wildcards
     * @throws IllegalArgumentException if one of them is no origin
     */
    @Bean
    CorsConfigurationSource corsConfigurationSource(
            @Value("${computevoucher.web.allowed-origins:}") List<String> origins) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        if (!origins.isEmpty()) {
            CorsConfiguration named = new CorsConfiguration();
            named.setAllowedOrigins(origins.stream().map(CrossOrigin::checked).toList());
            named.setAllowedMethods(METHODS);
            named.setAllowedHeaders(REQUEST_HEADERS);
            named.setExposedHeaders(ANSWER_HEADERS);
            named.setMaxAge(PREFLIGHT_KEPT);
            source.registerCorsConfiguration("/**", named);
        }
        return source;
    }

    /** Named as the security filter chain looks for it, and part of that chain alone. */
    @Bean
    CorsFilter corsFilter(CorsConfigurationSource corsConfigurationSource) {
        CorsFilter filter = new CorsFilter(corsConfigurationSource);
        filter.setCorsProcessor(new CrossOriginProblems());
        return filter;
    }

    @Bean
    FilterRegistrationBean<CorsFilter> corsFilterIsNotRegisteredTwice(CorsFilter corsFilter) {
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(corsFilter);
        registration.setEnabled(false);
        return registration;
    }

    /** RFC 6454: scheme, host and port, and nothing else. */
    private static String checked(String origin) {
        URI uri = URI.create(origin.strip());
        boolean isOrigin =
                ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                        && uri.getHost() != null
                        && uri.getRawPath().isEmpty()
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && uri.getRawUserInfo() == null;
        if (!isOrigin) {
            throw new IllegalArgumentException(
                    "computevoucher.web.allowed-origins: "
                            + origin
                            + " is no origin, as in https://pages.example.org");
        }
        return uri.toString();
    }
}
