package org.computevoucher.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers in a row, 8 bytes each; grows by a chunk at a time, so that nothing is ever copied. At
 * most 2^31 - 1 of them.
 */
final class LongColumn {

    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;

    private final List<long[]> chunks = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    void add(long value) {
        if ((size & MASK) == 0) {
            chunks.add(new long[1 << BITS]);
        }
        int index = size;
        size = Math.incrementExact(size);
        chunks.get(index >>> BITS)[index & MASK] = value;
    }

    long get(int index) {
        return chunks.get(index >>> BITS)[index & MASK];
    }

    void set(int index, long value) {
        chunks.get(index >>> BITS)[index & MASK] = value;
    }
}
