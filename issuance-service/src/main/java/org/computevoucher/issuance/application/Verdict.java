package org.computevoucher.issuance.application;

/** What a person can decide about an application. */
enum Verdict {
    /** Eligible; the grant comes later, for instance with many others. */
    FIND_ELIGIBLE,
    /** Grant it: a voucher now, or the waiting list where only money is missing. */
    GRANT,
    /** Ask the applicant for something. */
    ASK_FOR_INFORMATION,
    /** Not eligible. */
    REJECT,
    /** Eligible, and not granted. */
    REFUSE;

    /** Whether a person can still decide so about an application that stands there. */
    boolean isPossibleFor(ApplicationStatus status) {
        return switch (this) {
            case FIND_ELIGIBLE -> status == ApplicationStatus.SUBMITTED;
            case GRANT ->
                    status == ApplicationStatus.SUBMITTED || status == ApplicationStatus.ELIGIBLE;
            case ASK_FOR_INFORMATION, REJECT ->
                    status == ApplicationStatus.SUBMITTED
                            || status == ApplicationStatus.ELIGIBLE
                            || status == ApplicationStatus.NEEDS_INFORMATION;
            case REFUSE ->
                    status == ApplicationStatus.SUBMITTED
                            || status == ApplicationStatus.ELIGIBLE
                            || status == ApplicationStatus.WAITLISTED;
        };
    }

    boolean needsAReason() {
        return this == ASK_FOR_INFORMATION || this == REJECT || this == REFUSE;
    }
}
