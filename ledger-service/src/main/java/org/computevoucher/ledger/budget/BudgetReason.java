package org.computevoucher.ledger.budget;

import org.computevoucher.platform.web.ProblemReason;

/** What a request to the budget authority can have wrong before it is one. */
enum BudgetReason implements ProblemReason {
    MALFORMED_POT(400),
    UNKNOWN_WITHDRAWAL(404),
    UNKNOWN_YEAR_END(404);

    private final int status;

    BudgetReason(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
