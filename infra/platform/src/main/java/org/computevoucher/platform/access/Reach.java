package org.computevoucher.platform.access;

/** How far a scope reaches at an endpoint. */
public enum Reach {
    /** Whatever there is. */
    EVERYTHING,
    /** What is of a region that the token names. */
    OWN_REGIONS,
    /** What is of the enterprise that the token names. */
    OWN_ENTERPRISE,
    /** What is of the data centre that the token names. */
    OWN_DATA_CENTRE
}
