/**
 * Compares the book with what the other services state of their own read models.
 *
 * <p>Services share no table and ask each other nothing. So issuance states what its envelopes
 * hold, and redemption what its vouchers have left and its payees are owed, every ten seconds on a
 * topic of its own. Statements are no facts: they are in no log, the book holds nothing of them,
 * and one that is lost is followed by the next. So they do not come through the intake, which is
 * exact once and for ever, but through a plain consumer that begins at the end. What is found here
 * is no read model either: it could not be built again.
 *
 * <p>A statement names its <em>position</em>: up to which index of the service's log its read model
 * holds everything, and up to which offsets the service had taken the facts of others. The book's
 * value at that position is its balance now, less the lines of entries whose facts lie behind it:
 *
 * <ul>
 *   <li>of the stating service's own facts, those with a later index;
 *   <li>of facts of others that bring the account money or take it, those with an offset that the
 *       service had not taken (see {@link org.computevoucher.ledger.reconciliation.ComparedKind}).
 *       So a voucher that redemption has not heard of yet is no difference, while one that it has
 *       heard of and does not name has 0;
 *   <li>a line in suspense counts where it belongs, at the place of its fact; the entry that clears
 *       it later changes nothing.
 * </ul>
 *
 * This value does not depend on when it is computed, once the book has everything up to there; for
 * that a statement is compared only when it is some seconds old. Nothing has to stand still for it.
 *
 * <p><b>In motion.</b> Some things take a service two steps: what is used is owed a moment later,
 * what a payee releases goes back to its voucher a moment later, what comes back to a pot is taken
 * by its envelope and then by its read model. For milliseconds the book is one step ahead. So a
 * difference is reported when it is there twice on end, the same and while the account stood still,
 * or {@value org.computevoucher.ledger.reconciliation.Differences#TIMES_IF_MOVING} times on end on
 * an account that moves; with a statement every ten seconds that is within a minute. It is cleared
 * when a later statement agrees. While the book has not taken in what was published before a
 * statement, after it was down for instance, nothing is compared, and the age of the last
 * comparison says so.
 *
 * <p><b>What is not named.</b> A row that a read model has lost is in no statement. To look through
 * all accounts of the book each time would cost as much as there ever were vouchers. But no account
 * is below zero, so what is not named has 0 exactly if the sums per pot agree: that of the named
 * accounts, in the book, with that of all accounts of the kind, which is one history. Only where
 * they do not, the book's accounts of the pot that are not 0 are walked through, during the next
 * statement, to find which.
 *
 * <p>What is in memory: a page, the sums per pot, lines behind the position (at most {@value
 * org.computevoucher.ledger.reconciliation.BookAtPosition#LATER_LIMIT} entries), and while pots are
 * walked through, the names of {@value
 * org.computevoucher.ledger.reconciliation.Comparison#NAMED_LIMIT} accounts.
 */
@NullMarked
package org.computevoucher.ledger.reconciliation;

import org.jspecify.annotations.NullMarked;
