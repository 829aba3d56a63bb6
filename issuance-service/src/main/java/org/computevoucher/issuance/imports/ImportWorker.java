package org.computevoucher.issuance.imports;

import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.computevoucher.platform.identity.Ids;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works through the imports, on a thread of its own: those that arrive, and those that an instance
 * left undone, from wherever it stopped.
 */
@Component
final class ImportWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);

    private final ImportWork work;
    private final ImportProperties settings;
    private final Ids ids;
    private final Clock clock;
    private final Semaphore arrived = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    ImportWorker(ImportWork work, ImportProperties settings, Ids ids, Clock clock) {
        this.work = work;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** That an import has arrived here. */
    void wake() {
        arrived.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("imports").start(this::run);
    }

    private void run() {
        while (running) {
            switch (batch()) {
                case DONE -> {}
                case NONE -> pause(settings.poll().toMillis());
                case INCOMPLETE -> pause(settings.retryAfter().toMillis());
            }
        }
    }

    private ImportWork.Batch batch() {
        try {
            return work.next(ids::next, clock.instant());
        } catch (RuntimeException | Error e) {
            log.warn("a batch of lines is tried again", e);
            return ImportWork.Batch.INCOMPLETE;
        }
    }

    private void pause(long millis) {
        try {
            if (arrived.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                arrived.drainPermits();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the imports", e);
        }
    }

    /** Finishes the batch at hand; what it did is written down. */
    @Override
    public void stop() {
        running = false;
        wake();
        Thread ended = thread;
        thread = null;
        if (ended != null) {
            try {
                ended.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the lanes are ready, and before they close. */
    @Override
    public int getPhase() {
        return 1;
    }
}
