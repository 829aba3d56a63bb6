package org.computevoucher.redemption.validity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When something was used.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record ChargePeriod(Instant start, Instant end) {

    /** The period in whole microseconds: as exact as it is kept and published. */
    public static ChargePeriod of(Instant start, Instant end) {
        return new ChargePeriod(
                start.truncatedTo(ChronoUnit.MICROS), end.truncatedTo(ChronoUnit.MICROS));
    }
}
