package org.computevoucher.ledger.history;

import java.util.ArrayList;
import java.util.List;

/**
 * The late movements from one place of the record to another, as parts of blocks and as whole runs.
 *
 * @param blocks what has to be read in the order of its record
 * @param runs in which one look-up finds a sum
 */
record LateRange(List<PartOfBlock> blocks, List<Run> runs) {

    /**
     * @param number of the block
     * @param from the first of its movements
     * @param to the one after the last
     */
    record PartOfBlock(long number, int from, int to) {}

    /**
     * @param level 1 or more
     * @param number in its level, from 0
     */
    record Run(int level, long number) {}

    /**
     * @param from the first late movement, counted from 0
     * @param to the one after the last
     * @param lateMovements how many there are: only what is full is in runs
     */
    static LateRange of(long from, long to, long lateMovements) {
        List<PartOfBlock> blocks = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        long next = from;
        while (next < to) {
            int level = levelAt(next, to, lateMovements);
            if (level > 0) {
                runs.add(new Run(level, next / LateRuns.length(level)));
                next += LateRuns.length(level);
            } else {
                long number = next / Movements.BLOCK;
                long end = Math.min(to, (number + 1) * Movements.BLOCK);
                long begin = number * Movements.BLOCK;
                blocks.add(new PartOfBlock(number, (int) (next - begin), (int) (end - begin)));
                next = end;
            }
        }
        return new LateRange(blocks, runs);
    }

    /** The level of the longest run that begins here and does not reach beyond; 0: none does. */
    private static int levelAt(long from, long to, long lateMovements) {
        int level = 0;
        while (level < LateRuns.TOP) {
            long length = LateRuns.length(level + 1);
            if (from % length != 0 || from + length > Math.min(to, lateMovements)) {
                return level;
            }
            level++;
        }
        return level;
    }
}
