/**
 * A service states what its read models say of balances, for the book to compare with its own.
 *
 * <p>Services share no table and ask each other nothing, so a statement travels over Kafka. It is
 * no event: it is in no log, nothing is decided by it, and one that is lost matters to nobody, for
 * the next one comes some seconds later. So it is written by a plain producer outside the relay's
 * transactions.
 *
 * <p>A statement is worth something because it says <em>when</em> it was true: rows, position of
 * the processor that writes them, and how far the facts of others were taken, are read in one
 * snapshot. Whoever knows all facts up to there can tell to the fen what the rows have to be.
 */
@NullMarked
package org.computevoucher.platform.reconciliation;

import org.jspecify.annotations.NullMarked;
