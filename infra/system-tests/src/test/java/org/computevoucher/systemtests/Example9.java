package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The book at a moment. In 4: recorded time 9 January, open 100 000, payable 0. Recorded time 11
 * January: open 60 000, payable 40 000. Effective time 31 December, known today: open 60 000,
 * payable 40 000. Effective 31 December as known on 9 January: open 100 000, payable 0.
 *
 * @param example4 when it is over
 */
record Example9(Example4 example4) {

    private static final Instant NEW_YEARS_EVE = time("2025-12-31T23:59:59+08:00");
    private static final Instant NINTH = time("2026-01-09T18:00:00+08:00");
    private static final Instant ELEVENTH = time("2026-01-11T18:00:00+08:00");
    private static final Instant TODAY = time("2026-02-05T09:00:00+08:00");

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    void whatWasKnown() {
        assertThat(knownOn(NINTH)).isEqualTo(Example4.IN_DECEMBER);
        assertThat(knownOn(ELEVENTH)).isEqualTo(Example4.IN_JANUARY);
    }

    void whatHadHappened() {
        assertThat(hadHappenedBy(NEW_YEARS_EVE)).isEqualTo(Example4.IN_JANUARY);
        assertThat(at(NEW_YEARS_EVE, TODAY)).isEqualTo(Example4.IN_JANUARY);
        assertThat(at(NEW_YEARS_EVE, NINTH)).isEqualTo(Example4.IN_DECEMBER);
        assertThat(at(TODAY, NINTH)).isEqualTo(knownOn(NINTH));
        assertThat(at(TODAY, ELEVENTH)).isEqualTo(knownOn(ELEVENTH));
    }

    /** What the book answers is what its entries, which have both times, add up to. */
    void whatTheEntriesAddUpTo() {
        Journal journal = new Journal(example4.pot());
        for (Instant effective : List.of(NEW_YEARS_EVE, NINTH, ELEVENTH, TODAY)) {
            for (Instant known : List.of(NEW_YEARS_EVE, NINTH, ELEVENTH, TODAY)) {
                assertThat(at(effective, known)).isEqualTo(journal.at(effective, known));
            }
        }
    }

    private Balances at(Instant effective, Instant known) {
        return example4.pot().book("?recordedAt=" + known + "&effectiveAt=" + effective);
    }

    private Balances hadHappenedBy(Instant effective) {
        return example4.pot().book("?effectiveAt=" + effective);
    }

    private Balances knownOn(Instant moment) {
        return example4.pot().book("?recordedAt=" + moment);
    }
}
