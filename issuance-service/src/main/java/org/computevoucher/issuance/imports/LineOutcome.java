package org.computevoucher.issuance.imports;

import org.computevoucher.issuance.application.ApplicationStatus;

/** What became of a line. */
enum LineOutcome {
    /** Its turn has not come. */
    WAITING,
    /** The application got a voucher. */
    GRANTED,
    /** The application waits for money. */
    WAITLISTED,
    /** The application waits for a person's decision. */
    SUBMITTED,
    /** The application waits for information. */
    NEEDS_INFORMATION,
    /** The application is not eligible. */
    REJECTED,
    /** The application is eligible, and over a limit. */
    REFUSED,
    /**
     * The application was there before: from another import, from an earlier line, or by a request.
     * Nothing was done. Also where the line has brought it, the service broke off, and a person has
     * taken it further since.
     */
    ALREADY_THERE,
    /** The line is no application; nothing was done. */
    BAD,
    /** It broke on our side; nothing was done. */
    FAILED;

    /** Of an application that the line has brought. */
    static LineOutcome of(ApplicationStatus decided) {
        return switch (decided) {
            case GRANTED -> GRANTED;
            case WAITLISTED -> WAITLISTED;
            case SUBMITTED -> SUBMITTED;
            case NEEDS_INFORMATION -> NEEDS_INFORMATION;
            case REJECTED -> REJECTED;
            case REFUSED -> REFUSED;
            case ELIGIBLE, WITHDRAWN -> ALREADY_THERE;
        };
    }
}
