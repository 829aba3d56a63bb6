package org.computevoucher.redemption.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.refusal.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of a month; "from 10, until 20" was suspended on the 10th and resumed on the 20th. */
class SuspensionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    history                              | period | answer
                    never                                | 1-9    | accepted
                    from 10                              | 1-10   | accepted
                    from 10                              | 9-11   | SPLIT_AT_SUSPENSION_BOUNDARY 10
                    from 10                              | 10-11  | VOUCHER_SUSPENDED 10
                    from 10                              | 25-26  | VOUCHER_SUSPENDED 10
                    from 10, until 20                    | 9-10   | accepted
                    from 10, until 20                    | 10-20  | VOUCHER_SUSPENDED 10
                    from 10, until 20                    | 19-21  | SPLIT_AT_SUSPENSION_BOUNDARY 20
                    from 10, until 20                    | 9-21   | SPLIT_AT_SUSPENSION_BOUNDARY 10
                    from 10, until 20                    | 20-21  | accepted
                    from 10, until 10                    | 9-11   | accepted
                    from 10, until 8                     | 9-11   | accepted
                    until 8                              | 9-11   | accepted
                    from 10, until 15, from 20           | 15-20  | accepted
                    from 10, until 15, from 20           | 14-21  | SPLIT_AT_SUSPENSION_BOUNDARY 15
                    from 10, until 15, from 20           | 15-21  | SPLIT_AT_SUSPENSION_BOUNDARY 20
                    from 10, until 15, from 20, until 25 | 24-28  | SPLIT_AT_SUSPENSION_BOUNDARY 25
                    from 10, until 15, from 12           | 14-16  | VOUCHER_SUSPENDED 10
                    from 10, until 15, from 15           | 14-16  | VOUCHER_SUSPENDED 10
                    from 10, until 15, from 5            | 6-16   | VOUCHER_SUSPENDED 5
                    from 10, until 15, from 5, until 20  | 4-9    | SPLIT_AT_SUSPENSION_BOUNDARY 5
                    from 10, until 15, from 5, until 20  | 14-21  | SPLIT_AT_SUSPENSION_BOUNDARY 20
                    from 10, from 12                     | 10-12  | VOUCHER_SUSPENDED 10
                    """)
    void usage_counts_outside_suspensions_alone(String history, String period, String answer) {
        Suspensions suspensions = Suspensions.NONE;
        for (String step : history.split(", ", -1)) {
            suspensions = step.equals("never") ? suspensions : after(suspensions, step);
        }

        assertThat(answer(suspensions, period)).isEqualTo(answer);
    }

    /** What is split as it is told is accepted or refused as a whole, and day by day alike. */
    @Property
    void splitting_ends_and_every_part_is_as_its_days(
            @ForAll("histories") List<Integer> days,
            @ForAll @IntRange(min = 1, max = 14) int start,
            @ForAll @IntRange(min = 15, max = 29) int end) {
        Suspensions suspensions = Suspensions.NONE;
        for (int i = 0; i < days.size(); i++) {
            Instant day = day(days.get(i));
            suspensions = i % 2 == 0 ? suspensions.from(day) : suspensions.until(day);
        }

        int from = start;
        List<String> split = new ArrayList<>();
        while (from < end) {
            String answer = answer(suspensions, from + "-" + end);
            int until = answer.startsWith("SPLIT") ? dayIn(answer) : end;
            assertThat(until).isGreaterThan(from);
            String part = answer(suspensions, from + "-" + until).split(" ", -1)[0];
            for (int day = from; day < until; day++) {
                split.add(part);
            }
            from = until;
        }

        List<String> daily = new ArrayList<>();
        for (int day = start; day < end; day++) {
            daily.add(answer(suspensions, day + "-" + (day + 1)).split(" ", -1)[0]);
        }
        assertThat(split).isEqualTo(daily);
    }

    @Provide
    Arbitrary<List<Integer>> histories() {
        return Arbitraries.integers().between(1, 29).list().ofMaxSize(8);
    }

    private static Suspensions after(Suspensions suspensions, String step) {
        String[] words = step.split(" ", -1);
        Instant day = day(Integer.parseInt(words[1]));
        return words[0].equals("from") ? suspensions.from(day) : suspensions.until(day);
    }

    private static String answer(Suspensions suspensions, String period) {
        int[] days = Arrays.stream(period.split("-", -1)).mapToInt(Integer::parseInt).toArray();
        return switch (suspensions.check(ChargePeriod.of(day(days[0]), day(days[1])))) {
            case Accepted<ChargePeriod> _ -> "accepted";
            case Refused<ChargePeriod>(Refusal refusal) ->
                    refusal.reason()
                            + ' '
                            + switch (refusal) {
                                case SplitAtSuspensionBoundary(Instant at) -> dayOf(at);
                                case VoucherIsSuspended(Instant from) -> dayOf(from);
                                default -> throw new AssertionError(refusal);
                            };
        };
    }

    private static int dayIn(String answer) {
        return Integer.parseInt(answer.substring(answer.indexOf(' ') + 1));
    }

    private static Instant day(int day) {
        return Instant.parse("2026-06-%02dT00:00:00Z".formatted(day));
    }

    private static int dayOf(Instant instant) {
        return Integer.parseInt(instant.toString().substring(8, 10));
    }
}
