package org.computevoucher.issuance.programme;

/** Whether an invoice may be subsidised by more than one programme. */
public enum Stacking {
    /** An invoice that another programme subsidised is refused. */
    EXCLUSIVE,
    /** It may, if the other programme allows it too, and never above its cost. */
    ALLOWED
}
