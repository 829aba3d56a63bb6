package org.computevoucher.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Opens an endpoint to who may use it, before its body is read, and leaves the caller's mandate for
 * the controller. It looks the row up by the pattern that was matched, so that what is guarded and
 * what is served cannot be read off a path in two ways.
 */
final class AccessGuard implements HandlerInterceptor {

    static final String MANDATE = Mandate.class.getName();

    private final AccessPolicy policy;

    AccessGuard(AccessPolicy policy) {
        this.policy = policy;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        HttpMethod method = HttpMethod.valueOf(request.getMethod());
        if (!(handler instanceof HandlerMethod endpoint)) {
            throw new IllegalStateException("no policy covers " + handler);
        }
        if (isOpen(method, endpoint)) {
            return true;
        }
        String pattern =
                String.valueOf(
                        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        AccessPolicy.Row row =
                policy.row(method, pattern)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "no row for " + method + " " + pattern));
        request.setAttribute(MANDATE, mandate(row, callerOf(request)));
        return true;
    }

    /**
     * What tells of errors, and that it is not there if it is asked for; and which methods an
     * endpoint has, which Spring answers without a controller of ours.
     */
    private static boolean isOpen(HttpMethod method, HandlerMethod endpoint) {
        return ErrorController.class.isAssignableFrom(endpoint.getBeanType())
                || method.equals(HttpMethod.OPTIONS);
    }

    private static Mandate mandate(AccessPolicy.Row row, Caller caller) {
        if (caller.has(Scope.AUDIT_READ) && !row.endpoint().method().equals(HttpMethod.GET)) {
            throw new AuditorWritesNothing();
        }
        return row.mandateOf(caller).orElseThrow(() -> new ScopeMissing(row.scopes()));
    }

    /** The caller that the token names. */
    private static Caller callerOf(HttpServletRequest request) {
        return knownCallerOf(request)
                .orElseThrow(() -> new IllegalStateException("nobody comes here without a token"));
    }

    static Optional<Caller> knownCallerOf(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return principal instanceof CallerToken token
                ? Optional.of(token.caller())
                : Optional.empty();
    }
}
