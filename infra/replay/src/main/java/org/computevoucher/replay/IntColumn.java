package org.computevoucher.replay;

import java.util.ArrayList;
import java.util.List;

/** As {@link LongColumn}, of 4 bytes each. */
final class IntColumn {

    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;

    private final List<int[]> chunks = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    void add(int value) {
        if ((size & MASK) == 0) {
            chunks.add(new int[1 << BITS]);
        }
        int index = size;
        size = Math.incrementExact(size);
        chunks.get(index >>> BITS)[index & MASK] = value;
    }

    int get(int index) {
        return chunks.get(index >>> BITS)[index & MASK];
    }

    void set(int index, int value) {
        chunks.get(index >>> BITS)[index & MASK] = value;
    }
}
