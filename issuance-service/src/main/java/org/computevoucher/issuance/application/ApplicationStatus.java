package org.computevoucher.issuance.application;

/** Where an application stands. */
public enum ApplicationStatus {
    /** The rules say yes so far, and a person decides. */
    SUBMITTED,
    /** A person has found it eligible; the grant is still to come. */
    ELIGIBLE,
    /** Something is missing. */
    NEEDS_INFORMATION,
    /** Not eligible. Final. */
    REJECTED,
    /** A voucher was issued. Final. */
    GRANTED,
    /** Only money is missing; it is served by itself. */
    WAITLISTED,
    /** Eligible, and not granted. Final. */
    REFUSED,
    /** Taken back by the applicant. Final. */
    WITHDRAWN;

    /** Whether nothing more can happen to it. */
    boolean isFinal() {
        return switch (this) {
            case SUBMITTED, ELIGIBLE, NEEDS_INFORMATION, WAITLISTED -> false;
            case REJECTED, GRANTED, REFUSED, WITHDRAWN -> true;
        };
    }
}
