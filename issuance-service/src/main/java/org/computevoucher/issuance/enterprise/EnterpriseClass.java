package org.computevoucher.issuance.enterprise;

/** What an applicant is, as the programmes tell them apart. */
public enum EnterpriseClass {
    /** A small or medium-sized enterprise. */
    SME,
    /** A larger one. */
    LARGE,
    /** A research institution. */
    RESEARCH,
    UNIVERSITY
}
