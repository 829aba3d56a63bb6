package org.computevoucher.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Plays many random histories, each of a seed of its own, one after the other from a random one.
 * {@code -Dhistories.seed=42 -Dhistories=1} plays the one of seed 42 alone. Of a history that
 * breaks something it tells the seed, and the moves that are needed for it.
 *
 * @param <M> a move; it means something at any moment, so that others can be left out
 */
public final class Histories<M> {

    /** How many say something about what can happen at all. */
    private static final int ENOUGH = 10_000;

    private final LongFunction<List<M>> ofSeed;
    private final Consumer<List<M>> player;

    /**
     * @param ofSeed the history of a seed: always the same
     * @param player begins anew, and throws where the history breaks what has to hold
     */
    public Histories(LongFunction<List<M>> ofSeed, Consumer<List<M>> player) {
        this.ofSeed = ofSeed;
        this.player = player;
    }

    /**
     * @return whether they were enough to have met everything; fewer are for looking into a failure
     */
    public boolean play() {
        int histories = Integer.getInteger("histories", ENOUGH);
        long first =
                Objects.requireNonNullElseGet(
                        Long.getLong("histories.seed"),
                        () -> ThreadLocalRandom.current().nextLong(1L << 40));
        System.out.printf("histories: seeds %d to %d%n", first, first + histories - 1);
        long steps = 0;
        for (long seed = first; seed < first + histories; seed++) {
            List<M> history = ofSeed.apply(seed);
            Optional<Throwable> broken = brokenBy(history);
            if (broken.isPresent()) {
                throw failure(seed, history, broken.get());
            }
            steps += history.size();
        }
        System.out.printf("histories: %d steps%n", steps);
        return histories >= ENOUGH;
    }

    /** What a history breaks; an exception of the service is never right. */
    private Optional<Throwable> brokenBy(List<M> history) {
        try {
            player.accept(history);
            return Optional.empty();
        } catch (RuntimeException | AssertionError broken) {
            return Optional.of(broken);
        }
    }

    private AssertionError failure(long seed, List<M> history, Throwable broken) {
        List<M> needed = new ArrayList<>(history);
        Throwable cause = broken;
        for (int i = history.size() - 1; i >= 0; i--) {
            M left = needed.remove(i);
            Optional<Throwable> still = brokenBy(needed);
            if (still.isPresent()) {
                cause = still.get();
            } else {
                needed.add(i, left);
            }
        }
        return new AssertionError(
                "-Dhistories.seed=%d -Dhistories=1 breaks it, and so do these moves of it alone:%n%s%n%s"
                        .formatted(
                                seed,
                                needed.stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(System.lineSeparator())),
                                cause),
                cause);
    }
}
