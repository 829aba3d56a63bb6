package org.computevoucher.ledger.history;

import java.util.Arrays;

/**
 * Up to {@value #BLOCK} movements in the order of their record. Packed, each is the difference to
 * the one before, in numbers of variable length: about 12 bytes.
 */
final class Movements {

    static final int BLOCK = 128;

    private static final Movements NONE = new Movements(0, 0);

    /** Rows of four: position, recorded, effective, amount. */
    private final long[] values;

    private int size;

    private Movements(int capacity, int size) {
        this.values = new long[capacity * 4];
        this.size = size;
    }

    static Movements empty() {
        return new Movements(BLOCK, 0);
    }

    /** What {@link #packed} has made; more can be added. */
    static Movements of(byte[] packed) {
        if (packed.length == 0) {
            return empty();
        }
        Movements movements = empty();
        Packed.Reader bytes = new Packed.Reader(packed);
        long position = 0;
        long recorded = 0;
        while (bytes.hasMore()) {
            position += bytes.unsigned();
            recorded += bytes.unsigned();
            long late = bytes.unsigned();
            movements.add(position, recorded, recorded - late, bytes.signed());
        }
        return movements;
    }

    static Movements none() {
        return NONE;
    }

    byte[] packed() {
        Packed.Writer bytes = new Packed.Writer(size * 12);
        long position = 0;
        long recorded = 0;
        for (int i = 0; i < size; i++) {
            bytes.unsigned(position(i) - position);
            bytes.unsigned(recorded(i) - recorded);
            bytes.unsigned(recorded(i) - effective(i));
            bytes.signed(amount(i));
            position = position(i);
            recorded = recorded(i);
        }
        return bytes.bytes();
    }

    /**
     * @throws IllegalArgumentException if it is recorded before the last one
     * @throws ArrayIndexOutOfBoundsException if there are {@value #BLOCK} already
     */
    void add(Movement movement) {
        add(
                movement.position(),
                movement.recordedMicros(),
                movement.effectiveMicros(),
                movement.amountFen());
    }

    private void add(long position, long recorded, long effective, long amount) {
        if (size > 0 && (position < position(size - 1) || recorded < recorded(size - 1))) {
            throw new IllegalArgumentException(
                    "entry %d of %d stands before entry %d of %d"
                            .formatted(position, recorded, position(size - 1), recorded(size - 1)));
        }
        int row = size * 4;
        values[row] = position;
        values[row + 1] = recorded;
        values[row + 2] = effective;
        values[row + 3] = amount;
        size++;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == BLOCK;
    }

    Movement get(int index) {
        return new Movement(position(index), recorded(index), effective(index), amount(index));
    }

    long position(int index) {
        return values[index * 4];
    }

    long recorded(int index) {
        return values[index * 4 + 1];
    }

    long effective(int index) {
        return values[index * 4 + 2];
    }

    long amount(int index) {
        return values[index * 4 + 3];
    }

    /** How many were recorded up to a time. */
    int recordedUpTo(long recordedMicros) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (recorded(middle) <= recordedMicros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many belong to the entries up to a position. */
    int positionedUpTo(long lastPosition) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (position(middle) <= lastPosition) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The sum of the first so many. */
    long sum(int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum = Math.addExact(sum, amount(i));
        }
        return sum;
    }

    /** How many of the first so many are late. */
    int late(int count) {
        int late = 0;
        for (int i = 0; i < count; i++) {
            if (effective(i) < recorded(i)) {
                late++;
            }
        }
        return late;
    }

    /** The sum of those from one (inclusive) to another (exclusive) that are effective in time. */
    long sumEffectiveUpTo(long effectiveMicros, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            if (effective(i) <= effectiveMicros) {
                sum = Math.addExact(sum, amount(i));
            }
        }
        return sum;
    }

    long earliestEffective() {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            earliest = Math.min(earliest, effective(i));
        }
        return earliest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Movements movements
                && size == movements.size
                && Arrays.equals(values, 0, size * 4, movements.values, 0, size * 4);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
