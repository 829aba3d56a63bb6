package org.computevoucher.redemption.validity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.computevoucher.platform.refusal.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * When a voucher was suspended. Usage before a suspension stands, usage from then on is refused,
 * until the voucher is resumed. A whole charge period lies on one side, in this order:
 *
 * <ol>
 *   <li>one that crosses a boundary is refused with the instant at which to split it: {@link
 *       SplitAtSuspensionBoundary};
 *   <li>one that lies in a suspension is refused for good: {@link VoucherIsSuspended}.
 * </ol>
 *
 * @param intervals in the order of time, with time between any two; issuance bounds their number
 */
public record Suspensions(List<Interval> intervals) {

    public static final Suspensions NONE = new Suspensions(List.of());

    /**
     * @param from inclusive
     * @param until exclusive; null: still suspended
     */
    public record Interval(Instant from, @Nullable Instant until) {}

    public Suspensions {
        intervals = List.copyOf(intervals);
    }

    /** Suspended from an instant on, which may lie before what is already suspended. */
    public Suspensions from(Instant from) {
        List<Interval> all = new ArrayList<>();
        Instant earliest = from;
        for (Interval interval : intervals) {
            if (interval.until() != null && interval.until().isBefore(from)) {
                all.add(interval);
            } else if (interval.from().isBefore(earliest)) {
                earliest = interval.from();
            }
        }
        all.add(new Interval(earliest, null));
        return new Suspensions(all);
    }

    /** Resumed from an instant on; nothing changes where nothing is suspended. */
    public Suspensions until(Instant until) {
        if (intervals.isEmpty() || intervals.getLast().until() != null) {
            return this;
        }
        List<Interval> all = new ArrayList<>(intervals);
        Interval last = all.removeLast();
        if (last.from().isBefore(until)) {
            all.add(new Interval(last.from(), until));
        }
        return new Suspensions(all);
    }

    /** The period, or why it does not count. */
    public Outcome<ChargePeriod> check(ChargePeriod period) {
        for (Interval interval : intervals) {
            Instant until = interval.until();
            boolean overBefore = until != null && !until.isAfter(period.start());
            if (!overBefore && interval.from().isBefore(period.end())) {
                return overlapping(period, interval.from(), until);
            }
        }
        return Outcome.accepted(period);
    }

    private static Outcome<ChargePeriod> overlapping(
            ChargePeriod period, Instant from, @Nullable Instant until) {
        if (period.start().isBefore(from)) {
            return Outcome.refused(new SplitAtSuspensionBoundary(from));
        }
        if (until != null && until.isBefore(period.end())) {
            return Outcome.refused(new SplitAtSuspensionBoundary(until));
        }
        return Outcome.refused(new VoucherIsSuspended(from));
    }
}
