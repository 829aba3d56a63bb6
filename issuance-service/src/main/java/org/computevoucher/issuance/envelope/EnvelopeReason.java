package org.computevoucher.issuance.envelope;

import org.computevoucher.platform.web.ProblemReason;

/** What a question about envelopes can have wrong. */
enum EnvelopeReason implements ProblemReason {
    USAGE_PERIOD_INVALID;

    @Override
    public int status() {
        return 400;
    }
}
