package org.computevoucher.redemption.statement;

/**
 * Lines of one kind together.
 *
 * @param lineCount how many
 * @param amountFen what they are about, in fen, see {@link Booking}
 */
record Totals(long lineCount, Cost cost, long amountFen) {

    static final Totals NONE = new Totals(0, Cost.NONE, 0);

    Totals with(Booking booking) {
        return plus(new Totals(1, booking.cost(), booking.amountFen()));
    }

    Totals plus(Totals other) {
        return new Totals(
                Math.addExact(lineCount, other.lineCount),
                cost.plus(other.cost),
                Math.addExact(amountFen, other.amountFen));
    }

    Totals minus(Totals other) {
        return new Totals(
                Math.subtractExact(lineCount, other.lineCount),
                cost.minus(other.cost),
                Math.subtractExact(amountFen, other.amountFen));
    }
}
