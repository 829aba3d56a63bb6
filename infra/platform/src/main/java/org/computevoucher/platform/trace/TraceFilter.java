package org.computevoucher.platform.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request its trace, the caller's where it sends a valid {@code traceparent}, and every
 * answer the trace's id. It is the outermost filter, so that also who is not let in has a name to
 * ask about.
 */
final class TraceFilter extends OncePerRequestFilter {

    /** The header of the answer. */
    static final String CORRELATION_ID_HEADER = "Correlation-Id";

    private static final String ATTRIBUTE = TraceContext.class.getName();

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        TraceContext trace = traceOf(request);
        response.setHeader(CORRELATION_ID_HEADER, trace.traceId());
        try (var _ = CurrentTrace.enter(trace)) {
            rest.doFilter(request, response);
        }
    }

    /** One request has one trace, also where the server comes by again to answer an error. */
    private static TraceContext traceOf(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof TraceContext begun) {
            return begun;
        }
        TraceContext trace =
                TraceContext.continued(
                        Collections.list(request.getHeaders(TraceContext.TRACEPARENT)));
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
