package org.computevoucher.ledger.history;

/**
 * A movement in its history.
 *
 * @param number 1, 2, 3 and so on, in the order of the record
 * @param balanceFen after it
 */
public record Posted(long number, Movement movement, long balanceFen) {}
