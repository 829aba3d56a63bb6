package org.computevoucher.platform.trace;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;

/**
 * The trace of a request: the caller's where it sends a valid {@code traceparent}, else a new one.
 */
public final class RequestTrace {

    /** The header of every answer. */
    static final String CORRELATION_ID_HEADER = "Correlation-Id";

    private static final String ATTRIBUTE = TraceContext.class.getName();

    private RequestTrace() {}

    /** Works for the request's trace until the scope is closed, and names it in the answer. */
    public static CurrentTrace.Scope enter(
            HttpServletRequest request, HttpServletResponse response) {
        TraceContext trace = of(request);
        response.setHeader(CORRELATION_ID_HEADER, trace.traceId());
        return CurrentTrace.enter(trace);
    }

    /** One request has one trace, also where the server comes by again to answer an error. */
    private static TraceContext of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof TraceContext begun) {
            return begun;
        }
        TraceContext trace =
                TraceContext.continued(
                        Collections.list(request.getHeaders(TraceContext.TRACEPARENT)));
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }
}
