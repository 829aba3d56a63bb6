package org.computevoucher.issuance.programme;

/** What every set of rules must satisfy, in the order in which a caller learns of it. */
enum ProgrammeRule {
    /** The table of rates has 1 to 50 rows. */
    RATE_TABLE,
    /** Every rate is one. */
    RATE,
    /** A row's region and hardware class are written as such. */
    RATE_PLACE,
    /** Somebody can apply, and nobody is named twice. */
    ELIGIBLE_CLASSES,
    /** Whoever can apply has a rate. */
    RATES_COVER_CLASSES,
    /** Every row can come to apply: what is never used was meant otherwise. */
    RATE_NEVER_APPLIES,
    FACE_LIMITS,
    YEARLY_CAP,
    VALIDITY_DAYS,
    GRACE_DAYS,
    APPLICATION_WINDOW,
    AUTOMATIC_THRESHOLD,
    REQUIRED_DOCUMENTS
}
