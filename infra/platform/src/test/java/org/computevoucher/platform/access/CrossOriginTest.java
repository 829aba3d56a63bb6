package org.computevoucher.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.DefaultCorsProcessor;

class CrossOriginTest {

    private static final String PAGE = "http://127.0.0.1:8084";

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withInitializer(
                            context ->
                                    context.getBeanFactory()
                                            .setConversionService(
                                                    ApplicationConversionService
                                                            .getSharedInstance()))
                    .withUserConfiguration(CrossOrigin.class);

    @Test
    void no_page_may_call_unless_its_origin_is_named() {
        service.run(
                context ->
                        assertThat(
                                        context.getBean(CorsConfigurationSource.class)
                                                .getCorsConfiguration(preflight(PAGE, "POST")))
                                .isNull());
    }

    @Test
    void a_named_page_may_read_and_post_with_a_token_and_a_key() {
        service.withPropertyValues(
                        "computevoucher.web.allowed-origins="
                                + PAGE
                                + ", https://pages.example.org")
                .run(
                        context -> {
                            CorsConfigurationSource source =
                                    context.getBean(CorsConfigurationSource.class);
                            for (String origin : List.of(PAGE, "https://pages.example.org")) {
                                MockHttpServletResponse answer =
                                        answer(source, preflight(origin, "POST"));
                                assertThat(answer.getStatus()).isEqualTo(200);
                                assertThat(answer.getHeader("Access-Control-Allow-Origin"))
                                        .isEqualTo(origin);
                                assertThat(answer.getHeader("Access-Control-Allow-Headers"))
                                        .contains("authorization", "idempotency-key");
                                assertThat(answer.getHeader("Access-Control-Allow-Credentials"))
                                        .isNull();
                            }
                            assertThat(
                                            answer(
                                                            source,
                                                            preflight(
                                                                    "https://other.example.org",
                                                                    "POST"))
                                                    .getStatus())
                                    .isEqualTo(403);
                            assertThat(answer(source, preflight(PAGE, "DELETE")).getStatus())
                                    .isEqualTo(403);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "pages.example.org",
                "https://pages.example.org/",
                "ftp://pages.example.org",
                "https://pages.example.org?a=b"
            })
    void what_is_no_origin_keeps_the_service_from_starting(String origin) {
        service.withPropertyValues("computevoucher.web.allowed-origins=" + origin)
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("allowed-origins")
                                        .hasMessageContaining("is no origin"));
    }

    private static MockHttpServletRequest preflight(String origin, String method) {
        MockHttpServletRequest request = new MockHttpServletRequest("OPTIONS", "/api/v1/vouchers");
        request.addHeader("Origin", origin);
        request.addHeader("Access-Control-Request-Method", method);
        request.addHeader("Access-Control-Request-Headers", "authorization,idempotency-key");
        return request;
    }

    private static MockHttpServletResponse answer(
            CorsConfigurationSource source, MockHttpServletRequest request) throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        var _ =
                new DefaultCorsProcessor()
                        .processRequest(
                                Objects.requireNonNull(source.getCorsConfiguration(request)),
                                request,
                                response);
        return response;
    }
}
