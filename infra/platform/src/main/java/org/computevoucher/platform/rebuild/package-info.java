/**
 * Builds a read model again beside the live one, compares the two, and switches.
 *
 * <p>A rebuild runs in one instance of the service, on a thread of its own. It makes a schema
 * {@code rebuild_<name>} with tables of the same names, columns, keys and indexes, and has new
 * instances of the read model's handlers write there: their connections look up names in that
 * schema first. It reads the event log from the beginning, only the events that some handler takes,
 * decodes them on a second thread, and writes them in large batches, each in one transaction with
 * its own position. So whoever goes on after a crash goes on exactly there; a second instance that
 * believes the same is refused by that position.
 *
 * <p>The rebuilt one never goes further than the live one. Batches of a live read model begin with
 * a shared lock ({@link org.computevoucher.platform.rebuild.ReadModelGate}); while the rebuild
 * holds it alone, the live one stands still at a position, has written everything up to it and
 * nothing beyond, and has nothing locked. So the rebuild can bring the copy to exactly that
 * position in a moment. It does so twice: once to compare, for which a snapshot of the database is
 * taken and the live one let go at once, however long the comparison takes; and once to switch. The
 * live processor's position needs no change.
 *
 * <p>The switch is one transaction: it locks the live tables, and the views on them, moves them
 * away, moves the copies to their place, points the views there and drops the old ones. A reader
 * sees the one or the other. It waits for locks for so short a time only that no reader who locks
 * tables in another order is ever the one whom the database gives up, and tries again.
 *
 * <p>Not copied are privileges on tables and extended statistics; there are none. A reader whose
 * transaction keeps one snapshot (repeatable read) and looks at a table for the first time after
 * the switch finds in it what was there when its transaction began, which may be less.
 */
@NullMarked
package org.computevoucher.platform.rebuild;

import org.jspecify.annotations.NullMarked;
