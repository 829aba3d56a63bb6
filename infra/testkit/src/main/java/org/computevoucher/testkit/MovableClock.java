package org.computevoucher.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of a service whose tests cannot wait for a calendar. It is behind the world's, goes on
 * as every clock does, and moves forward when it is told to. It does not overtake the world: a
 * broker refuses records from the future.
 */
public final class MovableClock extends Clock {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final Clock world;
    private final AtomicReference<Duration> behind;

    /**
     * @param behind how far it can be moved forward
     */
    public MovableClock(Duration behind) {
        this(tick(systemUTC(), MICROSECOND), new AtomicReference<>(behind));
    }

    private MovableClock(Clock world, AtomicReference<Duration> behind) {
        this.world = world;
        this.behind = behind;
    }

    /**
     * Moves it forward.
     *
     * @throws IllegalArgumentException if it would go back, or overtake the world
     */
    public void advance(Duration by) {
        var _ =
                behind.updateAndGet(
                        before -> {
                            Duration after = before.minus(by);
                            if (by.isNegative() || after.isNegative()) {
                                throw new IllegalArgumentException(
                                        "%s behind, it cannot move by %s".formatted(before, by));
                            }
                            return after;
                        });
    }

    @Override
    public Instant instant() {
        return world.instant().minus(behind.get());
    }

    @Override
    public ZoneId getZone() {
        return world.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(world.withZone(zone), behind);
    }
}
