package org.computevoucher.platform.web.limit;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.StreamedBody;
import org.computevoucher.platform.web.WebProperties;
import org.computevoucher.platform.web.WebReason;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/**
 * What holds for a request once its endpoint is known: only parameters that the endpoint has, each
 * once, and a body of its type and size, or none where it takes none.
 */
public final class EndpointGate implements HandlerInterceptor {

    private static final String OURS = "org.computevoucher.";

    private final WebProperties limits;

    /** One per endpoint. */
    private final Map<Method, Endpoint> endpoints = new ConcurrentHashMap<>();

    private record Endpoint(
            SortedSet<String> parameters,
            MediaTypes media,
            boolean takesBody,
            long bodyLimit,
            Duration bodyTime) {}

    public EndpointGate(WebProperties limits) {
        this.limits = limits;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod method)
                || !method.getBeanType().getName().startsWith(OURS)) {
            return true;
        }
        Endpoint endpoint = endpoints.computeIfAbsent(method.getMethod(), key -> describe(method));
        endpoint.media().check(request, response);
        checkParameters(request, endpoint);
        checkBody(request, endpoint);
        return true;
    }

    private void checkParameters(HttpServletRequest request, Endpoint endpoint) {
        Map<String, List<String>> parameters = Query.of(request, limits.parameterLimit());
        parameters.forEach(
                (name, values) -> {
                    if (!endpoint.parameters().contains(name)) {
                        throw unknown(name, endpoint.parameters());
                    }
                    if (values.size() > 1) {
                        throw new RequestRefused(
                                WebReason.PARAMETER_DUPLICATED,
                                "The parameter '%s' is there %d times; which is meant cannot be known."
                                        .formatted(name, values.size()),
                                Fault.ofParameter(name, "must be there once"));
                    }
                    String value = values.getFirst();
                    if (value.isEmpty()) {
                        throw Query.malformed(
                                name, "is empty: it must have a value or be left out");
                    }
                    // Spring would take them away before it looks for a constant
                    if (!value.equals(value.strip())) {
                        throw Query.malformed(name, "must not begin or end with a blank");
                    }
                });
    }

    private static RequestRefused unknown(String name, SortedSet<String> known) {
        return new RequestRefused(
                WebReason.PARAMETER_UNKNOWN,
                known.isEmpty()
                        ? "There is no parameter '%s'; none is known here.".formatted(name)
                        : "There is no parameter '%s'; known here are %s.".formatted(name, known),
                Fault.ofParameter(name, "there is no such parameter"));
    }

    private static void checkBody(HttpServletRequest request, Endpoint endpoint) {
        GuardedRequest guarded = WebUtils.getNativeRequest(request, GuardedRequest.class);
        if (guarded == null) {
            return;
        }
        if (!endpoint.takesBody() && guarded.announcesBody()) {
            throw new RequestRefused(
                    WebReason.BODY_NOT_EXPECTED,
                    "This request takes no body; what it said would be ignored.");
        }
        guarded.limitBodyTo(endpoint.bodyLimit(), endpoint.bodyTime());
        if (request.getContentLengthLong() > endpoint.bodyLimit()) {
            throw GuardedInputStream.tooLarge(endpoint.bodyLimit());
        }
    }

    private Endpoint describe(HandlerMethod method) {
        SortedSet<String> names = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                names.add(
                        annotation.name().isEmpty()
                                ? parameter.getParameter().getName()
                                : annotation.name());
            }
        }
        boolean takesBody =
                Arrays.stream(method.getMethodParameters()).anyMatch(EndpointGate::isBody);
        BodyLimit own = method.getMethodAnnotation(BodyLimit.class);
        return new Endpoint(
                names,
                MediaTypes.of(method.getMethodAnnotation(Media.class), takesBody),
                takesBody,
                own == null ? limits.bodyLimit().toBytes() : own.bytes(),
                own == null || own.seconds() == 0
                        ? limits.bodyTime()
                        : Duration.ofSeconds(own.seconds()));
    }

    private static boolean isBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class)
                || parameter.getParameterType() == StreamedBody.class;
    }
}
