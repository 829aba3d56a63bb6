package org.computevoucher.platform.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The newest events of the log, read and decoded once for all processors of this process, which all
 * follow its end.
 *
 * <p>Who is further behind reads the log itself. What is held is a stretch without gaps that only
 * ever moves forward, of at most {@link #LIMIT} events.
 */
final class RecentEvents {

    /** The most events held; one that a page ends in may be the oldest. */
    static final int LIMIT = 2 * PostgresEventLog.PAGE;

    /** Reads the log. */
    interface Lookup {
        /** The events after an index, in log order. */
        List<TrackedEventMessage<?>> after(long index, int limit);
    }

    /**
     * Events without gaps.
     *
     * @param after the index before the first of them
     */
    private record Stretch(long after, List<TrackedEventMessage<?>> events) {

        long end() {
            return after + events.size();
        }

        boolean holdsWhatFollows(long index) {
            return index >= after && index < end();
        }

        List<TrackedEventMessage<?>> following(long index, int limit) {
            int from = Math.toIntExact(index - after);
            return events.subList(from, Math.min(events.size(), from + limit));
        }

        /** With more at the end, and without the oldest where there are too many. */
        Stretch and(List<TrackedEventMessage<?>> page) {
            List<TrackedEventMessage<?>> all = new ArrayList<>(events.size() + page.size());
            all.addAll(events);
            all.addAll(page);
            int tooMany = Math.max(0, all.size() - LIMIT);
            return new Stretch(after + tooMany, List.copyOf(all.subList(tooMany, all.size())));
        }
    }

    private final Lookup log;
    private final ReentrantLock atTheEnd = new ReentrantLock();
    private volatile Stretch stretch = new Stretch(0, List.of());

    RecentEvents(Lookup log) {
        this.log = log;
    }

    /** The events after an index, in log order; fewer than the limit does not say that it ends. */
    List<TrackedEventMessage<?>> after(long index, int limit) {
        Stretch held = stretch;
        if (held.holdsWhatFollows(index)) {
            return held.following(index, limit);
        }
        if (index < held.after()) {
            return log.after(index, limit);
        }
        // one looks, and the others have what it found
        atTheEnd.lock();
        try {
            return stretch.holdsWhatFollows(index)
                    ? stretch.following(index, limit)
                    : read(index, limit);
        } finally {
            atTheEnd.unlock();
        }
    }

    private List<TrackedEventMessage<?>> read(long index, int limit) {
        List<TrackedEventMessage<?>> page = log.after(index, limit);
        if (!page.isEmpty() && index >= stretch.end() && isWithoutGaps(index, page)) {
            page.forEach(RecentEvents::decode);
            stretch =
                    index == stretch.end()
                            ? stretch.and(page)
                            : new Stretch(index, List.copyOf(page));
        }
        return page;
    }

    private static boolean isWithoutGaps(long index, List<TrackedEventMessage<?>> page) {
        return page.getLast().trackingToken().position().orElse(-1) == index + page.size();
    }

    /** It keeps what it was decoded to. */
    private static void decode(TrackedEventMessage<?> event) {
        try {
            event.getPayload();
        } catch (RuntimeException e) {
            // whoever needs it is told
        }
    }
}
