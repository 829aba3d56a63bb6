package org.computevoucher.platform.eventlog;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * What Axon's processors read the log through.
 *
 * <p>It wakes them when something was committed. Axon's own source cannot, so its processors look
 * twice a second, and a read model would be a quarter of a second behind on average.
 */
public final class LogSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final PostgresEventLog log;
    private final AppendSignal signal;

    public LogSource(PostgresEventLog log, AppendSignal signal) {
        this.log = log;
        this.signal = signal;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new LogStream(token == null ? 0 : token.position().orElse(0));
    }

    @Override
    public TrackingToken createTailToken() {
        return log.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return log.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return log.createTokenAt(dateTime);
    }

    /** One reader's way through the log, a page at a time; used by one thread at a time. */
    private final class LogStream implements BlockingStream<TrackedEventMessage<?>> {

        private final Deque<TrackedEventMessage<?>> page = new ArrayDeque<>();
        private long position;
        private @Nullable Runnable onAvailable;

        LogStream(long position) {
            this.position = position;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (page.isEmpty()) {
                log.trackedEvents(position, PostgresEventLog.PAGE).forEach(page::add);
            }
            return Optional.ofNullable(page.peek());
        }

        /** At once: Axon's coordinator never waits here, it is called when there is something. */
        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            if (peek().isEmpty()) {
                throw new IllegalStateException("nothing is available after index " + position);
            }
            TrackedEventMessage<?> next = page.remove();
            position = next.trackingToken().position().orElseThrow();
            return next;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            onAvailable = callback;
            signal.onAppend(callback);
            return true;
        }

        @Override
        public void close() {
            Runnable callback = onAvailable;
            if (callback != null) {
                signal.forget(callback);
            }
        }
    }
}
