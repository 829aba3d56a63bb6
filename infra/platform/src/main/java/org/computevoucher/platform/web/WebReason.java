package org.computevoucher.platform.web;

import org.springframework.http.HttpStatus;

/**
 * What can be wrong with any request to any service; {@code problems/platform.yaml} says it whole.
 */
public enum WebReason implements ProblemReason {
    BODY_ENCODING_UNSUPPORTED(HttpStatus.BAD_REQUEST),
    BODY_MALFORMED(HttpStatus.BAD_REQUEST),
    BODY_MISSING(HttpStatus.BAD_REQUEST),
    BODY_NOT_EXPECTED(HttpStatus.BAD_REQUEST),
    BODY_TOO_COMPLEX(HttpStatus.BAD_REQUEST),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
    CROSS_ORIGIN_REFUSED(HttpStatus.FORBIDDEN),
    FIELD_DUPLICATED(HttpStatus.BAD_REQUEST),
    FIELD_UNKNOWN(HttpStatus.BAD_REQUEST),
    FIELDS_INVALID(HttpStatus.BAD_REQUEST),
    HEADER_MALFORMED(HttpStatus.BAD_REQUEST),
    HEADER_MISSING(HttpStatus.BAD_REQUEST),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    OUTCOME_UNKNOWN(HttpStatus.SERVICE_UNAVAILABLE),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE),
    PARAMETER_DUPLICATED(HttpStatus.BAD_REQUEST),
    PARAMETER_MALFORMED(HttpStatus.BAD_REQUEST),
    PARAMETER_MISSING(HttpStatus.BAD_REQUEST),
    PARAMETER_UNKNOWN(HttpStatus.BAD_REQUEST),
    PARAMETERS_INVALID(HttpStatus.BAD_REQUEST),
    PARAMETERS_TOO_MANY(HttpStatus.BAD_REQUEST),
    PATH_MALFORMED(HttpStatus.BAD_REQUEST),
    REQUEST_MALFORMED(HttpStatus.BAD_REQUEST),
    TEMPORARILY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    TEXT_INVALID(HttpStatus.BAD_REQUEST),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG);

    private final HttpStatus status;

    WebReason(HttpStatus status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status.value();
    }

    /**
     * The reason for a status that the framework or the server chose without saying more. What only
     * they know becomes 400 or 500: a reason has one status.
     */
    public static WebReason of(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> BODY_TOO_SLOW;
            case 413 -> BODY_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 431 -> HEADERS_TOO_LARGE;
            // a transfer encoding or an HTTP version that we do not speak is the caller's mistake
            case 501, 505 -> REQUEST_MALFORMED;
            case 503 -> TEMPORARILY_UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_ERROR : REQUEST_MALFORMED;
        };
    }
}
