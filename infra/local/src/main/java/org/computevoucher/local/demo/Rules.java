package org.computevoucher.local.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.computevoucher.local.demo.Programmes.Programme;

/**
 * The rules under which the demo publishes a programme: its public figures, and what the demo chose
 * where there are none.
 *
 * @param maxFaceFen the largest voucher: the yearly cap of an enterprise or, where there is none,
 *     all that is allocated
 */
record Rules(
        String kind,
        int rateBasisPoints,
        long maxFaceFen,
        OptionalLong yearlyCapFen,
        List<String> eligible,
        LocalDate validFrom,
        String payee) {

    static final int GRACE_DAYS = 90;

    /**
     * Longer than the fiscal year, so that the demo can be played in the first weeks of a year,
     * when nothing was used in it yet.
     */
    static final int VALIDITY_DAYS = 425;

    /** 1 million CNY: above it a person decides. */
    private static final long AUTOMATIC_UP_TO_FEN = 100_000_000L;

    private static final int CHOSEN_RATE_BASIS_POINTS = 5_000;
    private static final int PERCENT = 100;

    /** What the demo chose for all programmes alike, in words. */
    static final String CHOSEN_FOR_ALL =
            "the rules alone decide on applications up to "
                    + Money.cny(AUTOMATIC_UP_TO_FEN)
                    + " CNY, a person above it; vouchers are valid for "
                    + VALIDITY_DAYS
                    + " days from 1 January, and usage may be reported for "
                    + GRACE_DAYS
                    + " more";

    /**
     * The rules of a programme in a fiscal year.
     *
     * @param chosen is told what was chosen, in words
     */
    static Rules of(Programme programme, int year, long allocatedFen, List<String> chosen) {
        int rate =
                programme
                        .rateBasisPoints()
                        .orElseGet(
                                () -> {
                                    chosen.add(
                                            "a rate of "
                                                    + CHOSEN_RATE_BASIS_POINTS / PERCENT
                                                    + " %");
                                    return CHOSEN_RATE_BASIS_POINTS;
                                });
        return new Rules(
                programme.kind(),
                rate,
                programme.yearlyCapFen().orElse(allocatedFen),
                programme.yearlyCapFen(),
                programme.eligible(),
                LocalDate.of(year, 1, 1),
                programme.payee());
    }

    /** The last valid day of a voucher. */
    LocalDate validTo() {
        return validFrom.plusDays(VALIDITY_DAYS - 1L);
    }

    /** Up to which face amount no person has to decide, in fen. */
    long automaticUpToFen() {
        return Math.min(AUTOMATIC_UP_TO_FEN, maxFaceFen);
    }
}
