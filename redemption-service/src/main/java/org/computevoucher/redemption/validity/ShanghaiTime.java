package org.computevoucher.redemption.validity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar of every rule here: days begin at midnight in Asia/Shanghai, wherever it runs. */
public final class ShanghaiTime {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private ShanghaiTime() {}

    /** The first instant of a day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(SHANGHAI).toInstant();
    }

    /** The day that an instant lies in. */
    public static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, SHANGHAI);
    }
}
