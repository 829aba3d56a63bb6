package org.computevoucher.platform.rebuild;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.computevoucher.platform.eventlog.PostgresEventLog;
import org.jspecify.annotations.Nullable;

/**
 * The log between two positions, a page at a time, read and decoded ahead on a thread of its own.
 */
final class LogPages implements AutoCloseable {

    /** How many pages are held that nobody has taken yet, beside one that is being read. */
    private static final int AHEAD = 1;

    /**
     * @param upTo where the page ends; the next one begins after it
     * @param events those that were asked for, decoded
     * @param failure why there is no more; null: nothing failed
     */
    private record Page(
            long upTo, List<TrackedEventMessage<?>> events, @Nullable RuntimeException failure) {}

    /** One page. */
    record Events(long upTo, List<TrackedEventMessage<?>> events) {}

    private final PostgresEventLog log;
    private final Set<String> names;
    private final long end;
    private final int size;
    private final BlockingQueue<Page> pages = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader;
    private long taken;

    /**
     * @param names of the events that are wanted
     * @param end of the last page
     * @param size of a page: how many events of the log, wanted or not
     */
    LogPages(PostgresEventLog log, Set<String> names, long after, long end, int size) {
        this.log = log;
        this.names = names;
        this.end = end;
        this.size = size;
        this.taken = after;
        this.reader = Thread.ofPlatform().name("rebuild-log").daemon().start(() -> read(after));
    }

    private void read(long after) {
        long position = after;
        try {
            while (position < end) {
                long upTo = Math.min(position + size, end);
                pages.put(new Page(upTo, log.decoded(position, upTo, names), null));
                position = upTo;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            // whoever takes the pages is told, unless nobody is there any more
            try {
                pages.put(new Page(position, List.of(), failureOf(e)));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException failureOf(Throwable thrown) {
        return thrown instanceof RuntimeException failure
                ? failure
                : new IllegalStateException("the log cannot be read", thrown);
    }

    /**
     * @return null: that was all
     * @throws RuntimeException what reading or decoding threw
     */
    @Nullable Events next() throws InterruptedException {
        if (taken >= end) {
            return null;
        }
        Page page = pages.take();
        if (page.failure() != null) {
            throw page.failure();
        }
        taken = page.upTo();
        return new Events(page.upTo(), page.events());
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
