package org.computevoucher.ledger.history;

/**
 * Movements in the order of their record, with what was before them.
 *
 * @param history whose
 * @param number 0, 1, 2 and so on
 * @param openingFen the balance before the first of them
 * @param lateBefore how many of the movements before the first of them are late
 */
record Block(long history, long number, long openingFen, long lateBefore, Movements movements) {}
