package org.computevoucher.redemption.utilisation;

/** Why a data centre is not suggested, those that are nearest to it first. */
enum LeftOutReason {
    /** Less is free than was asked for, if use goes on as it did. */
    NO_ROOM,
    /** Its capacity in the period is not known, and so not whether there is room. */
    CAPACITY_UNKNOWN,
    /** It is under review in the period, or a part of it. */
    UNDER_REVIEW,
    /** It is suspended in the period, or a part of it. */
    SUSPENDED,
    /** It has no compliance status yet. */
    NOT_APPROVED,
    /** It runs on other hardware in the period, or a part of it. */
    OTHER_HARDWARE
}
