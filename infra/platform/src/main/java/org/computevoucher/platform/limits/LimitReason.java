package org.computevoucher.platform.limits;

import org.computevoucher.platform.web.ProblemReason;
import org.springframework.http.HttpStatus;

/** Why a client has to wait; {@code problems/platform.yaml} says it whole. */
enum LimitReason implements ProblemReason {
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS);

    private final HttpStatus status;

    LimitReason(HttpStatus status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status.value();
    }
}
