package org.computevoucher.ledger.history;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Where histories are written. What was added is there for what is asked after it. */
interface HistoryStore {

    /** The heads of these histories; those that are not there begin. */
    Map<String, Head> heads(Collection<String> names);

    /** Writes the heads as they are now, after everything that was added. */
    void save(Collection<Head> heads);

    void add(Block block);

    void add(LateBlock block);

    void add(Piece piece);

    /** {@value LateRuns#FANOUT} blocks from a number on, in their order. */
    List<LateBlock> lateBlocks(long history, long first);

    /** A run, by effective time. */
    Iterator<LateRuns.Step> run(long history, int level, long run);
}
