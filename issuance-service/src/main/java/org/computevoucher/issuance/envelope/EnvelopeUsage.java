package org.computevoucher.issuance.envelope;

import java.time.LocalDate;
import java.util.List;

/**
 * How the money of a pot was used day by day.
 *
 * @param from the first day
 * @param to the last day
 * @param days every day from the first to the last
 */
record EnvelopeUsage(String pot, LocalDate from, LocalDate to, List<Day> days) {

    /**
     * What moved on one day of Asia/Shanghai, by the time at which it was recorded, in fen.
     *
     * @param allocatedFen came in
     * @param promisedFen was promised to vouchers
     * @param givenBackFen came back from closed and reduced vouchers
     * @param withdrawnFen was given back to the region
     * @param returnedFen was given up by the end of the fiscal year, or since, or given back by
     *     payees for closed vouchers
     * @param availableFen could still be promised at the end of the day
     */
    record Day(
            LocalDate day,
            long allocatedFen,
            long promisedFen,
            long givenBackFen,
            long withdrawnFen,
            long returnedFen,
            long availableFen) {}
}
