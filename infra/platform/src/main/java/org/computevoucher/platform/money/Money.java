package org.computevoucher.platform.money;

/**
 * An amount of money in fen (1/100 CNY), exact.
 *
 * <p>Every operation throws {@link ArithmeticException} where the result does not fit a {@code
 * long} (about 9.2 × 10<sup>16</sup> CNY): a sum that wraps around would be money made from
 * nothing.
 *
 * @param fen the amount in fen; may be negative in the lines of a journal entry
 */
public record Money(long fen) implements Comparable<Money> {

    /** No money. */
    public static final Money ZERO = new Money(0);

    private static final long BASIS_POINTS_OF_ONE = 10_000;

    public static Money ofFen(long fen) {
        return fen == 0 ? ZERO : new Money(fen);
    }

    public Money plus(Money other) {
        return ofFen(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return ofFen(Math.subtractExact(fen, other.fen));
    }

    public Money negated() {
        return ofFen(Math.negateExact(fen));
    }

    /**
     * The share of this amount at a rate, rounded down to the fen.
     *
     * <p>The only multiplication money knows. Whole ten-thousandths and the rest are multiplied
     * apart, so that no amount that fits a {@code long} overflows on the way.
     *
     * @param rateBasisPoints the rate in basis points, 0 to 10 000 (8 000 = 80 %)
     * @throws IllegalArgumentException if the rate is outside 0 to 10 000 or this amount is
     *     negative
     */
    public Money shareRoundedDown(int rateBasisPoints) {
        if (rateBasisPoints < 0 || rateBasisPoints > BASIS_POINTS_OF_ONE) {
            throw new IllegalArgumentException(
                    "rate must be 0 to 10000 basis points, not " + rateBasisPoints);
        }
        if (fen < 0) {
            throw new IllegalArgumentException("no share of a negative amount: " + fen + " fen");
        }
        long whole = fen / BASIS_POINTS_OF_ONE;
        long rest = fen % BASIS_POINTS_OF_ONE;
        return ofFen(whole * rateBasisPoints + rest * rateBasisPoints / BASIS_POINTS_OF_ONE);
    }

    public Money atMost(Money limit) {
        return compareTo(limit) <= 0 ? this : limit;
    }

    public boolean isNegative() {
        return fen < 0;
    }

    public boolean isPositive() {
        return fen > 0;
    }

    public boolean isMoreThan(Money other) {
        return fen > other.fen;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return fen + " fen";
    }
}
