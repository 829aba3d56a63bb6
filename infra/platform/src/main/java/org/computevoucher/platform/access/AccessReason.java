package org.computevoucher.platform.access;

import org.computevoucher.platform.web.ProblemReason;
import org.springframework.http.HttpStatus;

/** Why a caller is not let in; {@code problems/platform.yaml} says it whole. */
enum AccessReason implements ProblemReason {
    AUDITOR_WRITES_NOTHING(HttpStatus.FORBIDDEN),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    IDENTITY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    OUTSIDE_MANDATE(HttpStatus.FORBIDDEN),
    REQUEST_REJECTED(HttpStatus.BAD_REQUEST),
    SCOPE_MISSING(HttpStatus.FORBIDDEN),
    TOKEN_INVALID(HttpStatus.UNAUTHORIZED),
    TOKEN_MISSING(HttpStatus.UNAUTHORIZED);

    private final HttpStatus status;

    AccessReason(HttpStatus status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status.value();
    }
}
