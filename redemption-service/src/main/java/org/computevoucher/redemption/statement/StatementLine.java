package org.computevoucher.redemption.statement;

import java.time.LocalDate;

/**
 * A line of a statement, and how everything stands after it.
 *
 * @param day on which it counts, of Asia/Shanghai: that on which it was recorded, or that of the
 *     account's line before it where that one is later, because events are not stored in the order
 *     of their clocks. So the days of an account come in the order of the log, and a period is one
 *     piece of it
 * @param after the amounts of the account
 * @param ofKind all of its lines of this kind, from the first one to this one
 */
record StatementLine(Booking booking, LocalDate day, Amounts after, Totals ofKind) {}
