package org.computevoucher.ledger.history;

import java.util.Arrays;

/**
 * Whole numbers in as few bytes as they need: seven bits each, the smallest first, the eighth bit
 * where more follow (as in Protocol Buffers). What can be negative is folded first, so that small
 * numbers of either sign are short (ZigZag).
 */
final class Packed {

    private static final int LONGEST = 10;

    private Packed() {}

    static final class Writer {

        private byte[] bytes;
        private int length;

        Writer(int expected) {
            bytes = new byte[expected + LONGEST];
        }

        void unsigned(long number) {
            if (length + LONGEST > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2 + LONGEST);
            }
            long rest = number;
            while ((rest & ~0x7FL) != 0) {
                bytes[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
        }

        void signed(long number) {
            unsigned((number << 1) ^ (number >> 63));
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, length);
        }
    }

    static final class Reader {

        private final byte[] bytes;
        private int next;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean hasMore() {
            return next < bytes.length;
        }

        /**
         * @throws ArrayIndexOutOfBoundsException if the bytes end within a number
         */
        long unsigned() {
            long number = 0;
            int shift = 0;
            byte read;
            do {
                read = bytes[next++];
                number |= (read & 0x7FL) << shift;
                shift += 7;
            } while (read < 0);
            return number;
        }

        long signed() {
            long folded = unsigned();
            return (folded >>> 1) ^ -(folded & 1);
        }
    }
}
