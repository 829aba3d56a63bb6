package org.computevoucher.redemption.settlement;

/** Where a settlement run is. */
enum RunStatus {
    /** It is collecting what is payable. */
    OPENING,
    /** It waits for another person than the one who opened it. */
    READY,
    /** The bank can be asked to pay. */
    APPROVED,
    /** The bank has answered every payment, or there was none. */
    COMPLETED,
    /** Nobody approved it, and what it had collected is payable again. */
    CANCELLED
}
