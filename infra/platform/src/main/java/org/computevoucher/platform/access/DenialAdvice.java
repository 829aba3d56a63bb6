package org.computevoucher.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import org.computevoucher.platform.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * The answers to callers who are not known (401, RFC 6750), may not do what they asked for (403),
 * or cannot be known just now (503). Each no is logged.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DenialAdvice {

    private static final String CHALLENGE = "Bearer realm=\"compute-voucher\"";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(Denied e, HttpServletRequest request) {
        SecurityLog.denied(request, e.reason().name());
        return e.answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException e, HttpServletRequest request) {
        SecurityLog.denied(request, AccessReason.FORBIDDEN.name());
        return Problems.of(AccessReason.FORBIDDEN, "Your token does not open this.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(AuthenticationException e, HttpServletRequest request) {
        return switch (e) {
            case AuthenticationServiceException _ ->
                    Problems.tryAgain(
                            AccessReason.IDENTITY_UNAVAILABLE,
                            "Your token cannot be checked just now; nothing was done. Send the same request again.");
            case OAuth2AuthenticationException bad ->
                    challenged(
                            request,
                            AccessReason.TOKEN_INVALID,
                            "The token is not accepted: " + bad.getError().getDescription(),
                            CHALLENGE + ", error=\"invalid_token\"");
            default ->
                    challenged(
                            request,
                            AccessReason.TOKEN_MISSING,
                            "Send a token: Authorization: Bearer …",
                            CHALLENGE);
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(RequestRejectedException e, HttpServletRequest request) {
        SecurityLog.denied(request, AccessReason.REQUEST_REJECTED.name());
        return Problems.of(
                AccessReason.REQUEST_REJECTED,
                "The request's line or headers hold what no request to this service needs, such as an encoded slash or a control character.");
    }

    private static ResponseEntity<ProblemDetail> challenged(
            HttpServletRequest request, AccessReason reason, String detail, String challenge) {
        SecurityLog.denied(request, reason.name());
        ResponseEntity<ProblemDetail> problem = Problems.of(reason, detail);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .body(problem.getBody());
    }
}
