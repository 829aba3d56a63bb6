package org.computevoucher.replay;

import java.util.Arrays;

/** Amounts in fen by number; 0 where nothing was added. */
final class Sums {

    private long[] fen = new long[1 << 10];

    long get(int number) {
        return number < fen.length ? fen[number] : 0;
    }

    /** The sum after it. */
    long add(int number, long amountFen) {
        if (number >= fen.length) {
            fen = Arrays.copyOf(fen, Math.max(number + 1, fen.length * 2));
        }
        fen[number] = Math.addExact(fen[number], amountFen);
        return fen[number];
    }
}
