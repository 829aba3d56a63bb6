package org.computevoucher.ledger.history;

/**
 * Late movements in the order of their record.
 *
 * @param history whose
 * @param number 0, 1, 2 and so on: of the late movements alone
 */
record LateBlock(long history, long number, Movements movements) {}
