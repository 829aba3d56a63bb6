/**
 * What the book said at recorded time K about effective time T, for any account.
 *
 * <p>A <em>history</em> is what happened to one account, or to a group of accounts as if they were
 * one: its movements in the order in which they were recorded. It belongs to one book, so their
 * recorded times never fall. Each movement has two times, and a balance is the sum of those that
 * were recorded up to K and effective up to T: a dominance sum over points in a plane. Points come
 * at the end of one axis only, and none lies above the diagonal, for nothing is effective later
 * than it is recorded. So
 *
 * <ul>
 *   <li>for T ≥ K the answer is the running balance at recorded time K;
 *   <li>for T &lt; K it is the running balance at recorded time T, plus the <em>late</em> ones
 *       (effective before they were recorded) that were recorded in (T, K] and effective up to T.
 * </ul>
 *
 * <p>Running balances stand in <em>blocks</em> of {@value Movements#BLOCK} movements, each with the
 * balance before it: one index look-up and one block to read, whatever the length of the history.
 *
 * <p>Late movements stand once more, in the order of their record, in blocks, and in <em>runs</em>:
 * as soon as {@value LateRuns#FANOUT} blocks, or runs of one level, are full, they are merged into
 * a run of the next level, sorted by effective time, with the sum so far at each. That is a merge
 * sort tree (Bentley and Saxe's logarithmic method): whatever lies between two places of the record
 * is at most {@value LateRuns#FANOUT} − 1 runs of each level at either end, in each of which one
 * index look-up finds the sum up to T. So a question costs the logarithm of the history's length,
 * lateness has no limit, and every answer is exact to the microsecond. A movement that was not late
 * costs nothing here.
 *
 * <p>Sums by hours and days were the other candidate. They need a limit of lateness, the raw
 * movements of the hours at the edges (a bulk of a million in one hour is a million to add up), and
 * as many cells as there are pairs of hours. Persistent trees answer faster, but write their whole
 * path for each movement; here one is written about six times in its life, in large pieces.
 *
 * <p>Blocks, runs and pieces are never changed. What is not a block yet stands in the history's own
 * row, which is all that a batch of movements changes.
 *
 * @see <a href="https://doi.org/10.1016/0196-6774(80)90015-2">Bentley, Saxe: Decomposable searching
 *     problems I: static-to-dynamic transformation, J. Algorithms 1 (1980)</a>
 */
@NullMarked
package org.computevoucher.ledger.history;

import org.jspecify.annotations.NullMarked;
