package org.computevoucher.issuance.grant;

/** What a rule that says no makes of an application, in the order in which rules are asked. */
public enum Stage {
    /** It cannot even be an application: the request is refused, and nothing is recorded. */
    ADMISSION,
    /** The applicant or what it asks for is not eligible: the application is rejected. */
    ELIGIBILITY,
    /** Something is missing: the application waits for it. */
    INFORMATION,
    /** Eligible, and over a limit all the same: the application is refused. */
    LIMIT,
    /** Nothing but money is missing: the application joins the waiting list. */
    MONEY
}
