/**
 * The book once more, from the public topics alone: a program for an auditor who trusts nobody.
 *
 * <p>It shares no code with the services but the public contract (Avro schemas, wire format). What
 * a fact moves it works out by a table of its own, {@link org.computevoucher.replay.PostingTable};
 * of the journal it takes only which fact an entry is of, its number and its two times, and holds
 * everything else that the journal says against its own figures.
 */
@NullMarked
package org.computevoucher.replay;

import org.jspecify.annotations.NullMarked;
