package org.computevoucher.issuance.voucher;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.computevoucher.issuance.voucher.ExpiringVouchers.Due;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.refusal.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * When the grace period of a voucher is over, its closure is asked for.
 *
 * <p>It looks again and again which vouchers are due, at once when the service starts: what fell
 * due while it was down is then done. It remembers nothing from one look to the next, so a row that
 * comes late is found later; and a look goes through all that is due once, so a voucher that cannot
 * be closed is tried once in each look and holds up no other. The voucher itself knows whether it
 * was asked before: where the row of one that was is late, or another instance looks at the same
 * time, nothing happens.
 */
@Component
@EnableConfigurationProperties(ExpiryProperties.class)
final class WhenGraceIsOverThenAskForClosure implements SmartLifecycle {

    private static final Logger log =
            LoggerFactory.getLogger(WhenGraceIsOverThenAskForClosure.class);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final ExpiringVouchers expiring;
    private final Commands commands;
    private final Ids ids;
    private final Clock clock;
    private final ExpiryProperties settings;

    private CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    WhenGraceIsOverThenAskForClosure(
            ExpiringVouchers expiring,
            Commands commands,
            Ids ids,
            Clock clock,
            ExpiryProperties settings) {
        this.expiring = expiring;
        this.commands = commands;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        thread = Thread.ofPlatform().name("expiry").start(() -> watch(stop));
    }

    /** Finishes the batch in progress. */
    @Override
    public synchronized void stop() {
        stopped.countDown();
        Thread watching = thread;
        thread = null;
        if (watching != null) {
            try {
                var _ = watching.join(LONGEST_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** After all that commands lead to is ready, and stopped before it. */
    @Override
    public int getPhase() {
        return 2;
    }

    private void watch(CountDownLatch stop) {
        try {
            do {
                look(stop);
            } while (!stop.await(settings.poll().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the calendar", e);
        }
    }

    /** Whatever goes wrong, the next look tries again. */
    private void look(CountDownLatch stop) {
        try {
            Instant now = clock.instant();
            Due last = Due.FIRST;
            List<Due> batch;
            do {
                batch = expiring.due(now, last, settings.batchLimit());
                if (!batch.isEmpty()) {
                    ask(batch, now);
                    last = batch.getLast();
                }
            } while (batch.size() == settings.batchLimit() && stop.getCount() > 0);
        } catch (Throwable failure) {
            log.error("the calendar could not be looked at; it will be again", failure);
        }
    }

    private void ask(List<Due> batch, Instant now) {
        Map<UUID, CompletableFuture<Outcome<Boolean>>> asked = new LinkedHashMap<>();
        for (Due due : batch) {
            asked.put(
                    due.voucherId(),
                    commands.<Boolean>send(new ExpireVoucher(due.voucherId(), ids.next(), now))
                            .copy()
                            .orTimeout(settings.patience().toNanos(), TimeUnit.NANOSECONDS));
        }
        asked.forEach(WhenGraceIsOverThenAskForClosure::awaitAnswer);
    }

    private static void awaitAnswer(UUID voucherId, CompletableFuture<Outcome<Boolean>> answer) {
        try {
            var _ = answer.join();
        } catch (RuntimeException failure) {
            log.warn("voucher {} is due and could not ask for its closure", voucherId, failure);
        }
    }
}
