package org.computevoucher.redemption.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.computevoucher.redemption.validity.ShanghaiTime;

/**
 * Makes lines of bookings, which come in the order of the log. Each line carries what all lines
 * before it come to, so that no statement ever has to add up what was before its period.
 */
final class StatementFold {

    private final Map<Account, LastLine> last;
    private final Map<Account.Kind, Totals> totals;
    private final List<StatementLine> lines = new ArrayList<>();

    /**
     * @param last of each account that is booked to
     * @param totals after the last line of each kind that is booked
     */
    StatementFold(Map<Account, LastLine> last, Map<Account.Kind, Totals> totals) {
        this.last = last;
        this.totals = totals;
    }

    /** What was booked before is not booked again. */
    void add(Booking booking) {
        LastLine before = last.getOrDefault(booking.account(), LastLine.NONE);
        if (booking.position() <= before.position()) {
            return;
        }
        LocalDate recorded = ShanghaiTime.dayOf(booking.recordedAt());
        LocalDate day = recorded.isAfter(before.day()) ? recorded : before.day();
        Amounts after = before.after().plus(booking.change());
        last.put(booking.account(), new LastLine(booking.position(), day, after));
        Account.Kind kind = new Account.Kind(booking.account(), booking.kind());
        Totals ofKind = totals.getOrDefault(kind, Totals.NONE).with(booking);
        totals.put(kind, ofKind);
        lines.add(new StatementLine(booking, day, after, ofKind));
    }

    List<StatementLine> lines() {
        return List.copyOf(lines);
    }
}
