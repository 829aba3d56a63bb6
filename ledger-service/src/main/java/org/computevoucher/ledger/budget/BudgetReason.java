package org.computevoucher.ledger.budget;

import org.computevoucher.platform.web.ProblemReason;

/** What a request for a tranche can have wrong before it is one. */
enum BudgetReason implements ProblemReason {
    MALFORMED_POT;

    @Override
    public int status() {
        return 400;
    }
}
