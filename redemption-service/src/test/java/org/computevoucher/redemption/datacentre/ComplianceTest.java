package org.computevoucher.redemption.datacentre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreIsSuspended;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreNotApproved;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.SplitAtComplianceBoundary;
import org.computevoucher.redemption.datacentre.Timeline.Step;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Days of a month; what was decided is told in the order in which it was, A 5 = APPROVED from 5.
 */
class ComplianceTest {

    record Decision(ComplianceStatus status, int day) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    decided          | period | answer
                    nothing          | 1-9    | DATA_CENTRE_NOT_APPROVED -
                    A 5              | 1-5    | DATA_CENTRE_NOT_APPROVED 5
                    A 5              | 4-6    | SPLIT_AT_COMPLIANCE_BOUNDARY 5
                    A 5              | 5-6    | accepted
                    A 5              | 9-28   | accepted
                    R 5              | 4-6    | DATA_CENTRE_NOT_APPROVED -
                    R 5              | 5-6    | DATA_CENTRE_NOT_APPROVED -
                    A 5, R 10        | 5-10   | accepted
                    A 5, R 10        | 9-11   | accepted
                    A 5, R 10, A 15  | 6-20   | accepted
                    A 5, S 10        | 9-10   | accepted
                    A 5, S 10        | 9-11   | SPLIT_AT_COMPLIANCE_BOUNDARY 10
                    A 5, S 10        | 10-11  | DATA_CENTRE_SUSPENDED 10
                    A 5, S 10        | 4-11   | SPLIT_AT_COMPLIANCE_BOUNDARY 5
                    A 5, S 10, A 15  | 10-15  | DATA_CENTRE_SUSPENDED 10
                    A 5, S 10, A 15  | 14-16  | SPLIT_AT_COMPLIANCE_BOUNDARY 15
                    A 5, S 10, A 15  | 9-16   | SPLIT_AT_COMPLIANCE_BOUNDARY 10
                    A 5, S 10, A 15  | 15-16  | accepted
                    A 5, S 10, R 15  | 15-16  | DATA_CENTRE_SUSPENDED 10
                    A 5, S 10, R 15, S 20 | 19-21 | DATA_CENTRE_SUSPENDED 10
                    A 5, S 10, R 15, A 20 | 19-21 | SPLIT_AT_COMPLIANCE_BOUNDARY 20
                    A 5, S 10, S 15  | 14-16  | DATA_CENTRE_SUSPENDED 10
                    A 5, R 10, S 15  | 9-16   | SPLIT_AT_COMPLIANCE_BOUNDARY 15
                    S 5              | 1-5    | DATA_CENTRE_NOT_APPROVED 5
                    S 5              | 4-6    | SPLIT_AT_COMPLIANCE_BOUNDARY 5
                    S 5              | 5-6    | DATA_CENTRE_SUSPENDED 5
                    A 5, S 15, S 10  | 10-11  | DATA_CENTRE_SUSPENDED 10
                    A 5, S 15, A 10  | 14-16  | accepted
                    A 5, S 15, R 10  | 15-16  | DATA_CENTRE_SUSPENDED 15
                    A 5, S 15, R 10  | 9-15   | accepted
                    A 5, S 15, R 10  | 14-16  | SPLIT_AT_COMPLIANCE_BOUNDARY 15
                    A 5, S 15, R 15  | 15-16  | DATA_CENTRE_SUSPENDED 15
                    A 5, S 10, A 15, R 8 | 14-16 | SPLIT_AT_COMPLIANCE_BOUNDARY 15
                    A 5, S 15, R 10, A 12 | 11-16 | accepted
                    A 5, S 10, A 10  | 9-11   | accepted
                    A 5, S 10, A 8   | 9-11   | accepted
                    A 5, A 15, S 10  | 15-16  | DATA_CENTRE_SUSPENDED 10
                    A 5, S 3         | 5-6    | DATA_CENTRE_SUSPENDED 3
                    A 5, S 3         | 2-6    | SPLIT_AT_COMPLIANCE_BOUNDARY 3
                    S 5, S 10, A 7   | 6-8    | SPLIT_AT_COMPLIANCE_BOUNDARY 7
                    """)
    void usage_counts_while_the_data_centre_complies(String decided, String period, String answer) {
        Compliance compliance = Compliance.UNKNOWN;
        for (String step : decided.split(", ", -1)) {
            compliance = step.equals("nothing") ? compliance : after(compliance, step);
        }

        assertThat(answer(compliance, period)).isEqualTo(answer);
    }

    /**
     * The latest decision that begins before an instant holds then: "later" and "from" say all, and
     * a review is none.
     */
    @Property
    void what_was_decided_later_wins_from_its_instant_on(
            @ForAll("histories") List<Decision> decided,
            @ForAll @IntRange(min = 1, max = 28) int day) {
        Compliance compliance = after(decided);

        Optional<ComplianceStatus> latest =
                decided.reversed().stream()
                        .filter(decision -> decision.status() != ComplianceStatus.UNDER_REVIEW)
                        .filter(decision -> decision.day() <= day)
                        .findFirst()
                        .map(Decision::status);

        assertThat(compliance.decided().at(day(day)).map(Step::value)).isEqualTo(latest);
    }

    /** What is split as it is told is accepted or refused as a whole, and day by day alike. */
    @Property
    void splitting_ends_and_every_part_is_as_its_days(
            @ForAll("histories") List<Decision> decided,
            @ForAll @IntRange(min = 1, max = 14) int start,
            @ForAll @IntRange(min = 15, max = 29) int end) {
        Compliance compliance = after(decided);

        int from = start;
        List<String> split = new ArrayList<>();
        while (from < end) {
            String answer = answer(compliance, from + "-" + end);
            int until = answer.startsWith("SPLIT") ? dayIn(answer) : end;
            assertThat(until).isGreaterThan(from);
            String part = answer(compliance, from + "-" + until);
            for (int day = from; day < until; day++) {
                split.add(part);
            }
            from = until;
        }

        List<String> daily = new ArrayList<>();
        for (int day = start; day < end; day++) {
            daily.add(answer(compliance, day + "-" + (day + 1)));
        }
        assertThat(split).isEqualTo(daily);
    }

    @Provide
    Arbitrary<List<Decision>> histories() {
        return Combinators.combine(
                        Arbitraries.of(ComplianceStatus.class),
                        Arbitraries.integers().between(1, 29))
                .as(Decision::new)
                .list()
                .ofMaxSize(8);
    }

    private static Compliance after(List<Decision> decided) {
        Compliance compliance = Compliance.UNKNOWN;
        for (Decision decision : decided) {
            compliance = compliance.with(day(decision.day()), decision.status());
        }
        return compliance;
    }

    private static Compliance after(Compliance compliance, String step) {
        String[] words = step.split(" ", -1);
        ComplianceStatus status =
                switch (words[0]) {
                    case "A" -> ComplianceStatus.APPROVED;
                    case "R" -> ComplianceStatus.UNDER_REVIEW;
                    case "S" -> ComplianceStatus.SUSPENDED;
                    default -> throw new IllegalArgumentException(step);
                };
        return compliance.with(day(Integer.parseInt(words[1])), status);
    }

    private static String answer(Compliance compliance, String period) {
        int[] days = Arrays.stream(period.split("-", -1)).mapToInt(Integer::parseInt).toArray();
        return switch (compliance.check(ChargePeriod.of(day(days[0]), day(days[1])))) {
            case Accepted<ChargePeriod> _ -> "accepted";
            case Refused<ChargePeriod>(Refusal refusal) ->
                    refusal.reason()
                            + ' '
                            + switch (refusal) {
                                case SplitAtComplianceBoundary(Instant at) -> dayOf(at);
                                case DataCentreIsSuspended(Instant from) -> dayOf(from);
                                case DataCentreNotApproved(var from) ->
                                        from == null ? "-" : dayOf(from);
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

    private static String dayOf(Instant instant) {
        return Integer.toString(Integer.parseInt(instant.toString().substring(8, 10)));
    }
}
