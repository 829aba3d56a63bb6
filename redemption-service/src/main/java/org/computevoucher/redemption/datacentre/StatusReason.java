package org.computevoucher.redemption.datacentre;

/** Why a data centre was given a compliance status. */
enum StatusReason {
    /** It was inspected, with this result. */
    INSPECTION,
    /** What had been found wanting is mended. */
    DEFECT_MENDED,
    /** Somebody complained about it. */
    COMPLAINT,
    /** A certificate that it needs has run out. */
    CERTIFICATE_EXPIRED,
    /** The data of its customers were in danger. */
    SECURITY_INCIDENT,
    /** It reported usage that did not take place. */
    FALSE_RECORDS,
    /** It asked for it itself. */
    OWN_REQUEST,
    OTHER
}
