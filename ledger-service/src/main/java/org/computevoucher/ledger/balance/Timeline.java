package org.computevoucher.ledger.balance;

/** Along which time a balance is followed. */
enum Timeline {
    /** What was true at the end of each period. */
    EFFECTIVE,
    /** What the book said at the end of each period. */
    RECORDED
}
