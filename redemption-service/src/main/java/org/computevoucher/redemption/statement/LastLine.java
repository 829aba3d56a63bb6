package org.computevoucher.redemption.statement;

import java.time.LocalDate;

/**
 * The last line of an account.
 *
 * @param position where its event stands in the event log; 0: there is none yet
 * @param day on which it counts
 * @param after what stands after it
 */
record LastLine(long position, LocalDate day, Amounts after) {

    static final LastLine NONE = new LastLine(0, LocalDate.EPOCH, Amounts.NONE);
}
