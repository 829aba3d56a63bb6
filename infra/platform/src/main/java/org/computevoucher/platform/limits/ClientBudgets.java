package org.computevoucher.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What each client may still send: a token bucket for its reads and one for its writes. */
final class ClientBudgets {

    /** What a client does. */
    enum Kind {
        READS,
        WRITES
    }

    /**
     * That a client has used up its budget.
     *
     * @param perSecond what it may do in the long run
     * @param burst and at once
     * @param retryAfterSeconds when there is room for one more; at least 1
     * @param told whether it was told so within this second already
     */
    record Exceeded(Kind kind, int perSecond, int burst, long retryAfterSeconds, boolean told) {}

    /** A full budget is nothing to remember: after this long without a request all are full. */
    private static final Duration FORGET_AT_LEAST = Duration.ofMinutes(1);

    private final LimitProperties limits;
    private final TimeMeter time;
    private final Cache<String, Client> clients;

    private record Client(Bucket reads, Bucket writes, Bucket tellings) {}

    ClientBudgets(LimitProperties limits, TimeMeter time) {
        this.limits = limits;
        this.time = time;
        this.clients =
                Caffeine.newBuilder()
                        .maximumSize(limits.clients())
                        .expireAfterAccess(forgetAfter(limits))
                        .ticker(time::currentTimeNanos)
                        .build();
    }

    private static Duration forgetAfter(LimitProperties limits) {
        long secondsToFill =
                Math.max(
                        limits.reads().burst() / limits.reads().perSecond(),
                        limits.writes().burst() / limits.writes().perSecond());
        Duration full = Duration.ofSeconds(secondsToFill + 1);
        return full.compareTo(FORGET_AT_LEAST) > 0 ? full : FORGET_AT_LEAST;
    }

    /** Takes one request from a client's budget, or says why not; then nothing was taken. */
    Optional<Exceeded> take(String client, Kind kind) {
        Client budgets = clients.get(client, unknown -> full());
        Bucket budget = kind == Kind.READS ? budgets.reads() : budgets.writes();
        ConsumptionProbe probe = budget.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        boolean first = budgets.tellings().tryConsume(1);
        return Optional.of(exceeded(kind, probe.getNanosToWaitForRefill(), !first));
    }

    private Exceeded exceeded(Kind kind, long nanosToWait, boolean told) {
        long wholeSeconds = Math.ceilDiv(nanosToWait, TimeUnit.SECONDS.toNanos(1));
        return new Exceeded(
                kind,
                kind == Kind.READS ? limits.reads().perSecond() : limits.writes().perSecond(),
                kind == Kind.READS ? limits.reads().burst() : limits.writes().burst(),
                Math.max(1, wholeSeconds),
                told);
    }

    /** How many clients are remembered now. */
    long remembered() {
        clients.cleanUp();
        return clients.estimatedSize();
    }

    private Client full() {
        return new Client(
                bucket(limits.reads().perSecond(), limits.reads().burst()),
                bucket(limits.writes().perSecond(), limits.writes().burst()),
                bucket(1, 1));
    }

    private Bucket bucket(int perSecond, int burst) {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(burst)
                                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
