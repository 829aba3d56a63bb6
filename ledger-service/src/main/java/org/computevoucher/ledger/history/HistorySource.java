package org.computevoucher.ledger.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where histories are read. */
interface HistorySource {

    /**
     * A history, and the blocks of two recorded times: each the last whose first movement was
     * recorded up to then; null: there is none.
     */
    record Found(Head head, @Nullable Block first, @Nullable Block second) {}

    /** The histories of these names that there are. */
    List<Found> find(Collection<String> names, long firstRecorded, long secondRecorded);

    /**
     * The head of a history, and its full blocks from one number to another, in their order.
     *
     * @return nothing where there is no such history
     */
    Optional<Page> page(String name, long fromBlock, long toBlock);

    record Page(Head head, List<Block> blocks) {}

    /** What to look up of the late movements of a history. */
    record LateQuestion(long history, LateRange range) {}

    /**
     * The movements of the blocks that have some effective up to a time, by the number of each; and
     * the sum of all runs up to that time.
     */
    record LateAnswer(Map<Long, Movements> blocks, long sumOfRunsFen) {}

    /** By history. */
    Map<Long, LateAnswer> late(List<LateQuestion> questions, long effectiveMicros);
}
