package org.computevoucher.replay;

import java.util.Arrays;
import java.util.UUID;

/**
 * UUIDs by number, 0, 1, 2 and so on, and numbers by UUID: 16 bytes each, and 5 to 11 for the table
 * to find them with. At most 800 million.
 */
final class Uuids {

    static final int NONE = -1;
    private static final int FIRST_SLOTS = 1 << 10;

    private final LongColumn high = new LongColumn();
    private final LongColumn low = new LongColumn();
    private int[] slots = emptySlots(FIRST_SLOTS);

    int size() {
        return high.size();
    }

    UUID get(int number) {
        return new UUID(high.get(number), low.get(number));
    }

    /** Its number, or {@link #NONE}. */
    int find(UUID uuid) {
        return slots[slot(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits())];
    }

    /** Its number; the next one, if it is new. */
    int add(UUID uuid) {
        int slot = slot(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        if (slots[slot] == NONE) {
            slots[slot] = high.size();
            high.add(uuid.getMostSignificantBits());
            low.add(uuid.getLeastSignificantBits());
            if (high.size() * 4L > slots.length * 3L) {
                grow();
                return high.size() - 1;
            }
        }
        return slots[slot];
    }

    private void grow() {
        if (slots.length == 1 << 30) {
            throw new IllegalStateException("more than " + high.size() + " ids");
        }
        slots = emptySlots(slots.length * 2);
        for (int number = 0; number < high.size(); number++) {
            slots[slot(high.get(number), low.get(number))] = number;
        }
    }

    private int slot(long mostSignificant, long leastSignificant) {
        long mixed = (mostSignificant * 31 + leastSignificant) * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (slots.length - 1);
        while (slots[slot] != NONE
                && (high.get(slots[slot]) != mostSignificant
                        || low.get(slots[slot]) != leastSignificant)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static int[] emptySlots(int count) {
        int[] slots = new int[count];
        Arrays.fill(slots, NONE);
        return slots;
    }
}
