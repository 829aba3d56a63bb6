package org.computevoucher.issuance.contact;

import org.computevoucher.platform.web.ProblemReason;

/** Why there is no contact to be seen. */
enum ContactReason implements ProblemReason {
    CONTACT_UNKNOWN(404),
    /** There was one. */
    CONTACT_ERASED(410);

    private final int status;

    ContactReason(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
