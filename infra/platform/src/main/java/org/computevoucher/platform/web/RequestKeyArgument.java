package org.computevoucher.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.computevoucher.platform.request.RequestKey;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A controller's argument of type {@link RequestKey}: the header {@code Idempotency-Key}, with who
 * calls and what. A request without exactly one well-formed header is answered 400.
 */
final class RequestKeyArgument implements HandlerMethodArgumentResolver {

    static final String HEADER = "Idempotency-Key";

    /** Who calls where nobody has to say who they are. */
    private static final String ANONYMOUS = "anonymous";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == RequestKey.class;
    }

    @Override
    public RequestKey resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws MissingRequestHeaderException {
        HttpServletRequest request =
                Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Principal caller = request.getUserPrincipal();
        return new RequestKey(
                caller == null ? ANONYMOUS : caller.getName(),
                valueOf(web.getHeaderValues(HEADER), parameter),
                request.getMethod(),
                pathOf(request));
    }

    private static String valueOf(String @Nullable [] headers, MethodParameter parameter)
            throws MissingRequestHeaderException {
        List<String> values = headers == null ? List.of() : List.of(headers);
        if (values.isEmpty()) {
            throw new MissingRequestHeaderException(HEADER, parameter);
        }
        if (values.size() > 1) {
            throw malformed("The header " + HEADER + " stands there more than once.");
        }
        if (!RequestKey.isValid(values.getFirst())) {
            throw malformed("The header %s has %s.".formatted(HEADER, RequestKey.SYNTAX));
        }
        return values.getFirst();
    }

    private static RequestRefused malformed(String detail) {
        return new RequestRefused(
                WebReason.HEADER_MALFORMED,
                detail,
                Fault.ofHeader(HEADER, "must be there once, with " + RequestKey.SYNTAX));
    }

    /** The matched path with its variables written in one way, however the caller encoded them. */
    private static String pathOf(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Map<String, Object> variables = new HashMap<>();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> values) {
            values.forEach((name, value) -> variables.put(String.valueOf(name), value));
        }
        return UriComponentsBuilder.fromPath(String.valueOf(pattern))
                .encode()
                .buildAndExpand(variables)
                .toUriString();
    }
}
