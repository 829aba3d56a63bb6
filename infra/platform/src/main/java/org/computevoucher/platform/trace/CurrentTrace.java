package org.computevoucher.platform.trace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The trace that the current thread works for, for the logs (MDC key {@value #CORRELATION_ID}) and
 * for the commands that it sends.
 */
public final class CurrentTrace {

    /** The trace id in logs and in problem documents. */
    public static final String CORRELATION_ID = "correlationId";

    private static final ThreadLocal<@Nullable TraceContext> CURRENT = new ThreadLocal<>();

    private CurrentTrace() {}

    /** A stretch of work for one trace; its end brings back what was before. */
    public static final class Scope implements AutoCloseable {

        private final @Nullable TraceContext before;

        private Scope(@Nullable TraceContext before) {
            this.before = before;
        }

        @Override
        public void close() {
            set(before);
        }
    }

    /**
     * Works for a trace until the scope is closed, on this thread:
     *
     * <pre>{@code
     * try (var _ = CurrentTrace.enter(trace)) { … }
     * }</pre>
     */
    public static Scope enter(TraceContext trace) {
        Scope scope = new Scope(CURRENT.get());
        set(trace);
        return scope;
    }

    public static Optional<TraceContext> get() {
        return Optional.ofNullable(CURRENT.get());
    }

    private static void set(@Nullable TraceContext trace) {
        if (trace == null) {
            CURRENT.remove();
            MDC.remove(CORRELATION_ID);
        } else {
            CURRENT.set(trace);
            MDC.put(CORRELATION_ID, trace.traceId());
        }
    }
}
