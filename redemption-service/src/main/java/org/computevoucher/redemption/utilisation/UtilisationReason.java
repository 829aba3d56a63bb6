package org.computevoucher.redemption.utilisation;

import org.computevoucher.platform.web.ProblemReason;

/** What a question about utilisation can have wrong. */
enum UtilisationReason implements ProblemReason {
    UTILISATION_PERIOD_INVALID;

    @Override
    public int status() {
        return 400;
    }
}
