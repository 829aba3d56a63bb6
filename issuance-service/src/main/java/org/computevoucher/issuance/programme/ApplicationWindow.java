package org.computevoucher.issuance.programme;

import java.time.Instant;
import java.time.LocalDate;
import org.computevoucher.issuance.validity.ShanghaiTime;
import org.jspecify.annotations.Nullable;

/**
 * When one can apply, in calendar days of Asia/Shanghai.
 *
 * @param firstDay the first day (inclusive); null: no beginning
 * @param lastDay the last day (inclusive); null: until further notice
 */
public record ApplicationWindow(@Nullable LocalDate firstDay, @Nullable LocalDate lastDay) {

    /** Without a beginning, until further notice. */
    public static final ApplicationWindow ALWAYS = new ApplicationWindow(null, null);

    public boolean isOpenAt(Instant at) {
        return isOpenOn(ShanghaiTime.dayOf(at));
    }

    boolean isOpenOn(LocalDate day) {
        return (firstDay == null || !day.isBefore(firstDay))
                && (lastDay == null || !day.isAfter(lastDay));
    }

    /**
     * Whether this window takes away days, from one day on, that another one promised: those up to
     * its last day, or its first day where that is still to come and no end was announced. What is
     * open until further notice promises nothing.
     */
    boolean cutsShort(ApplicationWindow announced, LocalDate from) {
        LocalDate first =
                announced.firstDay != null && announced.firstDay.isAfter(from)
                        ? announced.firstDay
                        : from;
        if (announced.lastDay == null) {
            return first.isAfter(from) && !isOpenOn(first);
        }
        boolean isOver = announced.lastDay.isBefore(first);
        return !isOver && !(isOpenOn(first) && isOpenOn(announced.lastDay));
    }

    /** For a person. */
    String inWords() {
        return (firstDay == null ? "without a beginning" : "from " + firstDay)
                + (lastDay == null ? " until further notice" : " until " + lastDay);
    }
}
