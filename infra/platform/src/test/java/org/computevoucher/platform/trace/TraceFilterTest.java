package org.computevoucher.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TraceFilterTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private final TraceFilter filter = new TraceFilter();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final List<String> logged = new ArrayList<>();
    private final FilterChain rest =
            (asked, answered) -> logged.add(String.valueOf(MDC.get(CurrentTrace.CORRELATION_ID)));

    @AfterEach
    void nothing_is_left_on_the_thread() {
        assertThat(MDC.get(CurrentTrace.CORRELATION_ID)).isNull();
        assertThat(CurrentTrace.get()).isEmpty();
    }

    private String correlationId() {
        return String.valueOf(response.getHeader("Correlation-Id"));
    }

    @Test
    void a_callers_trace_is_continued() throws Exception {
        request.addHeader("traceparent", TRACEPARENT);

        filter.doFilter(request, response, rest);

        assertThat(correlationId()).isEqualTo(TRACE);
        assertThat(logged).containsExactly(TRACE);
    }

    @Test
    void without_one_or_with_nonsense_a_trace_begins() throws Exception {
        request.addHeader("traceparent", "00-nonsense\n");

        filter.doFilter(request, response, rest);

        assertThat(correlationId()).matches("[0-9a-f]{32}");
        assertThat(logged).containsExactly(correlationId());
    }

    @Test
    void a_callers_two_traces_are_none() throws Exception {
        request.addHeader("traceparent", TRACEPARENT);
        request.addHeader("traceparent", TRACEPARENT);

        filter.doFilter(request, response, rest);

        assertThat(correlationId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
    }

    @Test
    void the_thread_is_clean_also_after_a_failure_and_the_answer_has_its_id() {
        assertThatThrownBy(
                        () ->
                                filter.doFilter(
                                        request,
                                        response,
                                        (asked, answered) -> {
                                            throw new ServletException("broken on purpose");
                                        }))
                .hasMessage("broken on purpose");

        assertThat(correlationId()).matches("[0-9a-f]{32}");
    }

    @Test
    void the_server_answers_an_error_under_the_same_id() throws Exception {
        filter.doFilter(request, response, rest);
        request.setDispatcherType(DispatcherType.ERROR);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/somewhere");

        filter.doFilter(request, response, rest);

        assertThat(logged).containsExactly(correlationId(), correlationId());
    }

    @Test
    void work_within_work_brings_back_what_was_before() {
        TraceContext outer = TraceContext.begin();
        TraceContext inner = TraceContext.begin();
        try (var _ = CurrentTrace.enter(outer)) {
            try (var _ = CurrentTrace.enter(inner)) {
                assertThat(MDC.get(CurrentTrace.CORRELATION_ID)).isEqualTo(inner.traceId());
            }
            assertThat(CurrentTrace.get()).contains(outer);
            assertThat(MDC.get(CurrentTrace.CORRELATION_ID)).isEqualTo(outer.traceId());
        }
    }
}
