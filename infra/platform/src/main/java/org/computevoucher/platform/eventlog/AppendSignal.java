package org.computevoucher.platform.eventlog;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes the readers of the log in this process as soon as something was committed; other processes
 * poll.
 */
public final class AppendSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition appended = lock.newCondition();
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private long appends;

    /** Has this called after every commit that appended; it must return at once. */
    void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    void raise() {
        lock.lock();
        try {
            appends++;
            appended.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    /** How often something was appended so far: to be read before looking at the log. */
    public long seen() {
        lock.lock();
        try {
            return appends;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something was appended after {@code seen}, at most for the given time.
     *
     * @throws InterruptedException if the reader is being stopped
     */
    public void awaitAfter(long seen, Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (appends == seen && nanos > 0) {
                nanos = appended.awaitNanos(Math.min(nanos, TimeUnit.SECONDS.toNanos(60)));
            }
        } finally {
            lock.unlock();
        }
    }
}
