package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the book said of pots, step by step, while they were played: it says so for ever, of each of
 * these moments, and at every two moments what its entries add up to.
 */
final class Steps {

    /**
     * @param recordedAt when the book was asked, by its clock
     */
    private record Step(String pot, Instant recordedAt, Balances balances) {}

    private final List<Step> steps = new CopyOnWriteArrayList<>();

    /** Remembers what the book says now. */
    void took(String pot, Instant recordedAt, Balances balances) {
        steps.add(new Step(pot, recordedAt, balances));
    }

    /**
     * Asks for every step again, as of when it was recorded; and at all pairs of moments of a pot,
     * its steps and the times that its entries are of, as of one known at the other.
     */
    void areAnsweredStill(ThreeServices services) {
        Map<String, TreeSet<Instant>> moments = new LinkedHashMap<>();
        for (Step step : steps) {
            assertThat(
                            new PotEverywhere(services, step.pot())
                                    .book("?recordedAt=" + step.recordedAt()))
                    .as("%s", step)
                    .isEqualTo(step.balances());
            var _ =
                    Objects.requireNonNull(
                                    moments.computeIfAbsent(step.pot(), pot -> new TreeSet<>()))
                            .add(step.recordedAt());
        }
        assertThat(moments).hasSizeGreaterThan(1);
        moments.forEach((pot, of) -> bothTimes(new PlayedPot(services, pot), of));
    }

    private static void bothTimes(PlayedPot pot, NavigableSet<Instant> recorded) {
        Journal journal = Journal.of(pot);
        TreeSet<Instant> effective = new TreeSet<>(recorded);
        journal.effectiveTimes()
                .filter(time -> !time.isAfter(recorded.last()))
                .forEach(effective::add);
        for (Instant known : recorded) {
            for (Instant time : effective) {
                assertThat(pot.book("?recordedAt=" + known + "&effectiveAt=" + time))
                        .as("%s at %s, known at %s", pot.pot(), time, known)
                        .isEqualTo(journal.at(time, known));
            }
        }
    }
}
