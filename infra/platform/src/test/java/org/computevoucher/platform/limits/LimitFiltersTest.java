package org.computevoucher.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.computevoucher.platform.trace.CurrentTrace;
import org.computevoucher.platform.trace.TraceContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LimitFiltersTest {

    private final ManualTime time = new ManualTime();
    private final List<MockHttpServletResponse> noes = new ArrayList<>();
    private final Logger security = (Logger) LoggerFactory.getLogger("security");
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private int served;
    private final FilterChain service = (request, response) -> served++;

    @BeforeEach
    void listen() {
        told.start();
        security.addAppender(told);
    }

    @AfterEach
    void stopListening() {
        security.detachAppender(told);
    }

    private static MockHttpServletRequest request(
            String method, String path, @Nullable String client) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        if (client != null) {
            Principal principal = () -> client;
            request.setUserPrincipal(principal);
        }
        return request;
    }

    private RateLimitFilter rates() {
        return new RateLimitFilter(
                new ClientBudgets(
                        new LimitProperties(
                                10,
                                new LimitProperties.Reads(1, 2),
                                new LimitProperties.Writes(1, 1),
                                10),
                        time));
    }

    private void send(OncePerRequestFilter to, MockHttpServletRequest request, FilterChain rest)
            throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        to.doFilter(request, response, rest);
        if (response.getStatus() != 200) {
            noes.add(response);
        }
    }

    @Test
    void a_client_beyond_its_budget_is_refused_and_told_of_once() throws Exception {
        RateLimitFilter rates = rates();
        for (int i = 0; i < 5; i++) {
            send(rates, request("POST", "/api/v1/x", "a"), service);
        }

        assertThat(served).isEqualTo(1);
        assertThat(noes).hasSize(4).allSatisfy(no -> assertThat(no.getStatus()).isEqualTo(429));
        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("RATE_LIMITED");

        time.passes(Duration.ofSeconds(1));
        send(rates, request("POST", "/api/v1/x", "a"), service);
        assertThat(served).isEqualTo(2);
    }

    @Test
    void heads_are_reads_and_everything_that_may_change_something_is_a_write() throws Exception {
        RateLimitFilter rates = rates();
        send(rates, request("GET", "/", "a"), service);
        send(rates, request("HEAD", "/", "a"), service);
        send(rates, request("PATCH", "/", "a"), service);
        assertThat(served).isEqualTo(3);

        send(rates, request("OPTIONS", "/", "a"), service);
        send(rates, request("DELETE", "/", "a"), service);
        assertThat(served).isEqualTo(3);
    }

    @Test
    void who_needs_no_token_has_no_budget() throws Exception {
        RateLimitFilter rates = rates();
        for (int i = 0; i < 5; i++) {
            send(rates, request("GET", "/actuator/health", null), service);
        }

        assertThat(served).isEqualTo(5);
    }

    @Test
    void so_many_at_once_and_no_more_but_health_always() throws Exception {
        InFlightFilter places = new InFlightFilter(1);
        send(
                places,
                request("POST", "/api/v1/x", "a"),
                (first, itsResponse) -> {
                    send(places, request("POST", "/api/v1/x", "b"), service);
                    assertThat(served).isZero();
                    send(places, request("GET", "/actuator/health/readiness", null), service);
                    send(places, request("GET", "/actuator/health", null), service);
                    assertThat(served).isEqualTo(2);
                    send(places, request("GET", "/actuator/healthy", null), service);
                    assertThat(served).isEqualTo(2);
                });
        assertThat(noes).hasSize(2).allSatisfy(no -> assertThat(no.getStatus()).isEqualTo(503));

        send(places, request("POST", "/api/v1/x", "b"), service);
        assertThat(served).isEqualTo(3);
    }

    @Test
    void a_request_that_breaks_gives_its_place_back() throws Exception {
        InFlightFilter places = new InFlightFilter(1);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(
                            () ->
                                    send(
                                            places,
                                            request("POST", "/api/v1/x", "a"),
                                            (broken, itsResponse) -> {
                                                throw new ServletException("broken on purpose");
                                            }))
                    .hasMessage("broken on purpose");
        }

        send(places, request("POST", "/api/v1/x", "a"), service);
        assertThat(served).isEqualTo(1);
        assertThat(noes).isEmpty();
    }

    @Test
    void the_answers_are_problems_that_say_the_limit_and_when_to_come_again() throws Exception {
        RateLimitFilter rates = rates();
        InFlightFilter places = new InFlightFilter(1);
        TraceContext trace = TraceContext.begin();
        try (var _ = CurrentTrace.enter(trace)) {
            send(rates, request("POST", "/api/v1/x", "a"), service);
            send(rates, request("POST", "/api/v1/x", "a"), service);
            send(
                    places,
                    request("POST", "/api/v1/x", "a"),
                    (first, itsResponse) ->
                            send(places, request("POST", "/api/v1/x", "b"), service));
        }

        assertThat(noes)
                .allSatisfy(
                        no -> {
                            assertThat(no.getHeader("Retry-After")).isEqualTo("1");
                            assertThat(no.getContentType()).isEqualTo("application/problem+json");
                            assertThat(no.getContentAsString()).contains(trace.traceId());
                        });
        JsonNode limited = JsonMapper.shared().readTree(noes.getFirst().getContentAsString());
        assertThat(limited.path("reason").asString()).isEqualTo("RATE_LIMITED");
        assertThat(limited.path("limitPerSecond").asInt()).isEqualTo(1);
        assertThat(limited.path("limitAtOnce").asInt()).isEqualTo(1);
        assertThat(limited.path("retryAfterSeconds").asInt()).isEqualTo(1);
        assertThat(limited.path("detail").asString())
                .contains("1 writing requests a second", "1 at once");
        JsonNode overloaded = JsonMapper.shared().readTree(noes.getLast().getContentAsString());
        assertThat(overloaded.path("reason").asString()).isEqualTo("OVERLOADED");
        assertThat(overloaded.path("detail").asString()).startsWith("1 requests");
    }
}
