package org.computevoucher.redemption.datacentre;

/** Whether a data centre keeps what the programmes ask for. */
public enum ComplianceStatus {
    /** It does. */
    APPROVED,
    /**
     * It is being looked at, and nobody is sent there. That alone changes nothing: what counted
     * before counts, and what did not does not.
     */
    UNDER_REVIEW,
    /** It does not: what is used there is not subsidised. */
    SUSPENDED
}
