package org.computevoucher.local.demo;

import java.math.BigDecimal;
import java.util.Locale;

/** Amounts as people read them. */
final class Money {

    private static final int FEN_DIGITS = 2;

    private Money() {}

    /** Fen as CNY, exactly, as in {@code 1,000,000.05}. */
    static String cny(long fen) {
        return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(fen, FEN_DIGITS));
    }
}
