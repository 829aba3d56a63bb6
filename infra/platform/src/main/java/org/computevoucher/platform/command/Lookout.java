package org.computevoucher.platform.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks again and again, on a thread of its own, whether the time for something has come; the first
 * time when the service starts, so that what fell due while it was down is then done. Whatever goes
 * wrong, the next look tries again.
 */
public abstract class Lookout implements SmartLifecycle {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final String name;
    private final Duration pause;
    private CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;

    /**
     * @param name of the thread
     * @param pause between two looks
     */
    protected Lookout(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** Looks once; one that takes long asks now and then whether it {@link #isToStop}. */
    protected abstract void look();

    /** Lets go of what it holds; called on its thread after the last look. */
    protected void letGo() {}

    @Override
    public final synchronized void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        thread = Thread.ofPlatform().name(name).start(() -> watch(stop));
    }

    /** Waits for the look in progress, up to 20 s. */
    @Override
    public final void stop() {
        Thread watching = askToStop();
        if (watching != null) {
            try {
                var _ = watching.join(LONGEST_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized @Nullable Thread askToStop() {
        stopped.countDown();
        Thread watching = thread;
        thread = null;
        return watching;
    }

    @Override
    public final synchronized boolean isRunning() {
        return thread != null;
    }

    protected final synchronized boolean isToStop() {
        return thread == null;
    }

    /** After all that commands lead to is ready, and stopped before it. */
    @Override
    public final int getPhase() {
        return 2;
    }

    private void watch(CountDownLatch stop) {
        try {
            do {
                lookSafely();
            } while (!stop.await(pause.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts " + name, e);
        } finally {
            letGo();
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (Throwable failure) {
            LoggerFactory.getLogger(getClass())
                    .error("a look of {} failed; the next one tries again", name, failure);
        }
    }
}
