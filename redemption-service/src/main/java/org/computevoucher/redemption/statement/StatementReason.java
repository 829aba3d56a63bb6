package org.computevoucher.redemption.statement;

import org.computevoucher.platform.web.ProblemReason;

/** What a request for a statement can have wrong. */
enum StatementReason implements ProblemReason {
    STATEMENT_PERIOD_INVALID,
    STATEMENT_TOO_WIDE;

    @Override
    public int status() {
        return 400;
    }
}
