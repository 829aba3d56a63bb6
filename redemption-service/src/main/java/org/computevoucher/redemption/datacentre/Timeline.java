package org.computevoucher.redemption.datacentre;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.jspecify.annotations.Nullable;

/**
 * What something was and is from instant to instant. What is decided may hold from any instant,
 * past or to come; from there on it holds alone, whatever had been decided for then before.
 *
 * @param steps in the order of time, no two neighbours alike; the data centre bounds their number
 */
record Timeline<T>(List<Step<T>> steps) {

    /**
     * @param from inclusive; it holds until the next step
     * @param value null: not known
     */
    record Step<T>(Instant from, @Nullable T value) {}

    Timeline {
        steps = List.copyOf(steps);
    }

    /** Nothing is known at any time. */
    static <T> Timeline<T> empty() {
        return new Timeline<>(List.of());
    }

    /** The same, but from an instant on something else. */
    Timeline<T> with(Instant from, @Nullable T value) {
        List<Step<T>> all = new ArrayList<>();
        steps.stream().filter(step -> step.from().isBefore(from)).forEach(all::add);
        if (all.isEmpty() || !Objects.equals(all.getLast().value(), value)) {
            all.add(new Step<>(from, value));
        }
        return new Timeline<>(all);
    }

    /** The step that holds at an instant; nothing before the first. */
    Optional<Step<T>> at(Instant instant) {
        return steps.reversed().stream().filter(step -> !step.from().isAfter(instant)).findFirst();
    }

    /**
     * The first instant inside a period at which what holds begins to mean something else than at
     * the period's start.
     *
     * @param meaning of a step, or of nothing
     */
    <M> Optional<Instant> turnIn(ChargePeriod period, Function<Optional<Step<T>>, M> meaning) {
        M atStart = meaning.apply(at(period.start()));
        return steps.stream()
                .filter(step -> step.from().isAfter(period.start()))
                .filter(step -> step.from().isBefore(period.end()))
                .filter(step -> !meaning.apply(Optional.of(step)).equals(atStart))
                .map(Step::from)
                .findFirst();
    }
}
