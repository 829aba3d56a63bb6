package org.computevoucher.redemption.settlement;

import org.computevoucher.platform.web.ProblemReason;

/** What a request about settlements can have wrong. */
enum SettlementReason implements ProblemReason {
    POT_OF_OTHER_REGION(422),
    SETTLED_BY_RUNS(410),
    STATUS_REPORT_OF_OTHER_ORDER(422),
    STATUS_REPORT_UNREADABLE(400);

    private final int status;

    SettlementReason(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
