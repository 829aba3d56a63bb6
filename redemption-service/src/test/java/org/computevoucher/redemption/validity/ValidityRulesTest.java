package org.computevoucher.redemption.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.refusal.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityRulesTest {

    /** Valid on the days of 2026 in Shanghai, reportable for 30 days more. */
    private static final VoucherValidity YEAR_2026 =
            new VoucherValidity(
                    Instant.parse("2025-12-31T16:00:00Z"),
                    Instant.parse("2026-12-31T16:00:00Z"),
                    Instant.parse("2027-01-30T16:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    start                       | end                         | reported at              | answer
                    2026-06-01T00:00:00Z        | 2026-06-02T00:00:00Z        | 2026-06-02T00:00:00Z     | accepted
                    2025-12-31T16:00:00Z        | 2026-12-31T16:00:00Z        | 2027-01-01T00:00:00Z     | accepted
                    2026-06-02T00:00:00Z        | 2026-06-02T00:00:00Z        | 2026-06-02T00:00:00Z     | CHARGE_PERIOD_EMPTY
                    2026-06-03T00:00:00Z        | 2026-06-02T00:00:00Z        | 2026-06-02T00:00:00Z     | CHARGE_PERIOD_EMPTY
                    2028-06-03T00:00:00Z        | 2028-06-02T00:00:00Z        | 2026-06-02T00:00:00Z     | CHARGE_PERIOD_EMPTY
                    2026-06-01T00:00:00Z        | 2026-06-02T00:05:00Z        | 2026-06-02T00:00:00Z     | accepted
                    2026-06-01T00:00:00Z        | 2026-06-02T00:05:00.000001Z | 2026-06-02T00:00:00Z     | FROM_THE_FUTURE
                    2027-06-01T00:00:00Z        | 2027-06-02T00:00:00Z        | 2026-06-02T00:00:00Z     | FROM_THE_FUTURE
                    2025-12-30T16:00:00Z        | 2025-12-31T16:00:00Z        | 2026-06-02T00:00:00Z     | OUTSIDE_VALIDITY
                    2025-01-01T00:00:00Z        | 2025-01-02T00:00:00Z        | 2026-06-02T00:00:00Z     | OUTSIDE_VALIDITY
                    2026-12-31T16:00:00Z        | 2026-12-31T17:00:00Z        | 2027-01-02T00:00:00Z     | OUTSIDE_VALIDITY
                    2027-01-01T16:00:00Z        | 2027-01-02T00:00:00Z        | 2027-03-01T00:00:00Z     | OUTSIDE_VALIDITY
                    2025-12-31T15:59:59.999999Z | 2026-01-01T00:00:00Z        | 2026-06-02T00:00:00Z     | SPLIT_AT_VALIDITY_BOUNDARY 2025-12-31T16:00:00Z
                    2026-12-31T00:00:00Z        | 2026-12-31T16:00:00.000001Z | 2027-01-02T00:00:00Z     | SPLIT_AT_VALIDITY_BOUNDARY 2026-12-31T16:00:00Z
                    2025-12-01T00:00:00Z        | 2027-01-10T00:00:00Z        | 2027-01-12T00:00:00Z     | SPLIT_AT_VALIDITY_BOUNDARY 2025-12-31T16:00:00Z
                    2026-12-31T00:00:00Z        | 2027-01-01T00:00:00Z        | 2027-03-01T00:00:00Z     | SPLIT_AT_VALIDITY_BOUNDARY 2026-12-31T16:00:00Z
                    2026-12-28T00:00:00Z        | 2026-12-29T00:00:00Z        | 2027-01-30T15:59:59.999Z | accepted
                    2026-12-28T00:00:00Z        | 2026-12-29T00:00:00Z        | 2027-01-30T16:00:00Z     | REPORTED_TOO_LATE
                    2026-12-28T00:00:00Z        | 2026-12-29T00:00:00Z        | 2027-02-05T00:00:00Z     | REPORTED_TOO_LATE
                    """)
    void usage_counts_or_is_refused_by_the_first_rule_that_says_no(
            Instant start, Instant end, Instant reportedAt, String answer) {
        assertThat(answer(ChargePeriod.of(start, end), reportedAt)).isEqualTo(answer);
    }

    /** Usage of the last valid day is a fact of that day, whenever it is reported. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    used on (Shanghai) | reported on (Shanghai) | answer
                    2026-12-30         | 2027-01-10             | accepted
                    2027-01-02         | 2027-01-10             | OUTSIDE_VALIDITY
                    2026-12-28         | 2027-02-05             | REPORTED_TOO_LATE
                    """)
    void worked_example_4_late_usage(String usedOn, String reportedOn, String answer) {
        Instant start = Instant.parse(usedOn + "T00:00:00+08:00");

        assertThat(
                        answer(
                                ChargePeriod.of(start, start.plusSeconds(86_400)),
                                Instant.parse(reportedOn + "T00:00:00+08:00")))
                .isEqualTo(answer);
    }

    @Property
    void a_period_split_where_the_refusal_says_has_a_part_that_counts(
            @ForAll @LongRange(min = 1, max = 1_000_000) long secondsBefore,
            @ForAll @LongRange(min = 1, max = 1_000_000) long secondsAfter) {
        for (Instant boundary : new Instant[] {YEAR_2026.validFrom(), YEAR_2026.validUntil()}) {
            Instant start = boundary.minusSeconds(secondsBefore);
            Instant end = boundary.plusSeconds(secondsAfter);
            Instant reportedAt = YEAR_2026.reportableUntil().minusSeconds(1);

            assertThat(answer(new ChargePeriod(start, end), reportedAt))
                    .isEqualTo("SPLIT_AT_VALIDITY_BOUNDARY " + boundary);
            assertThat(
                            new String[] {
                                answer(new ChargePeriod(start, boundary), reportedAt),
                                answer(new ChargePeriod(boundary, end), reportedAt)
                            })
                    .containsExactlyInAnyOrder("accepted", "OUTSIDE_VALIDITY");
        }
    }

    private static String answer(ChargePeriod period, Instant reportedAt) {
        return switch (ValidityRules.check(period, YEAR_2026, reportedAt)) {
            case Accepted<ChargePeriod> accepted -> "accepted";
            case Refused<ChargePeriod>(SplitAtValidityBoundary split) ->
                    split.reason() + " " + split.splitAt();
            case Refused<ChargePeriod>(Refusal refusal) -> refusal.reason();
        };
    }
}
