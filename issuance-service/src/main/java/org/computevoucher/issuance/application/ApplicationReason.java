package org.computevoucher.issuance.application;

import org.computevoucher.platform.web.ProblemReason;

/** What a question about applications can have wrong. */
enum ApplicationReason implements ProblemReason {
    APPLICATION_CURSOR_UNKNOWN(400);

    private final int status;

    ApplicationReason(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
