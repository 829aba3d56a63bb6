package org.computevoucher.redemption.utilisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of Shanghai. */
class UseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    start            | end                 | quantity       | unit         | on each day
                    2026-06-14T08:00 | 2026-06-14T09:00    | 12.5           | GPU-Hours    | 14: 12.5
                    2026-06-14T08:00 | 2026-06-14T09:00    | 12.5           | gpu hours    | 14: 12.5
                    2026-06-14T08:00 | 2026-06-14T09:00    | 12.5           | GPU_HOUR     | 14: 12.5
                    2026-06-14T08:00 | 2026-06-14T09:00    | 12.5           | Hours        | 14: 12.5
                    2026-06-14T08:00 | 2026-06-14T09:00    | 0              | Hours        | 14: 0
                    2026-06-14T00:00 | 2026-06-15T00:00    | 2              | GPU-Days     | 14: 48
                    2026-06-14T00:00 | 2026-06-16T00:00    | 1              | Hours        | 14: 0.5, 15: 0.5
                    2026-06-14T18:00 | 2026-06-15T18:00    | 8              | Hours        | 14: 2, 15: 6
                    2026-06-13T00:00 | 2026-06-16T00:00    | 1              | Hours        | 13: 0.333333333333, 14: 0.333333333333, 15: 0.333333333334
                    2026-06-14T23:00 | 2026-06-15T01:00    | 0.000000000001 | Hours        | 14: 0, 15: 0.000000000001
                    2026-06-14T08:00 | 2026-06-14T09:00    | 12.5           | PFLOPS-hours | 14: unmeasured
                    2026-06-14T18:00 | 2026-06-15T18:00    | 12.5           | tokens       | 14: unmeasured
                    2026-06-14T08:00 | 2026-06-14T09:00    |                | Hours        | 14: unmeasured
                    2026-06-14T08:00 | 2026-06-14T09:00    | 12.5           |              | 14: unmeasured
                    2026-06-14T08:00 | 2026-06-14T09:00    | 1000000000000  | Hours        | 14: 1000000000000
                    2026-06-14T08:00 | 2026-06-14T09:00    | 1000000000000  | Days         | 14: unmeasured
                    2016-06-14T00:00 | 2026-06-14T00:00    | 1              | Hours        | 14: 3652 days
                    2016-06-14T00:00 | 2026-07-14T00:00    | 1              | Hours        | 14: unmeasured
                    """)
    void usage_lies_on_the_days_on_which_it_happened(
            String start,
            String end,
            @Nullable String quantity,
            @Nullable String unit,
            String expected) {
        List<Use> uses = Use.of(usage(period(start, end), quantity, unit));

        String told =
                uses.stream()
                        .map(use -> use.day().getDayOfMonth() + ": " + amount(use))
                        .collect(Collectors.joining(", "));
        assertThat(uses.size() > 3 ? "14: " + uses.size() + " days" : told).isEqualTo(expected);
        assertThat(uses).allSatisfy(use -> assertThat(use.dataCentre()).isEqualTo("DC-1"));
    }

    @Property
    void the_days_are_exactly_the_whole(
            @ForAll @LongRange(min = 1, max = 40_000_000_000_000L) long micros,
            @ForAll @LongRange(min = 0, max = 100_000_000_000L) long offsetMicros,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000_000L) long quantity) {
        Instant start =
                Instant.parse("2026-06-14T00:00:00+08:00")
                        .plus(Duration.ofNanos(offsetMicros * 1_000));
        BigDecimal gpuHours = BigDecimal.valueOf(quantity, 12);

        List<Use> uses =
                Use.of(
                        usage(
                                new ChargePeriod(
                                        start, start.plus(Duration.ofNanos(micros * 1_000))),
                                gpuHours.toPlainString(),
                                "Hours"));

        assertThat(uses).allSatisfy(use -> assertThat(use.gpuHours()).isNotNegative());
        assertThat(uses.stream().map(Use::day)).doesNotHaveDuplicates().isSorted();
        assertThat(uses.stream().map(Use::gpuHours).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(gpuHours);
    }

    @Test
    void what_is_reversed_is_taken_back_in_proportion_to_its_cost() {
        Usage usage = usage(period("2026-06-14T18:00", "2026-06-15T18:00"), "8", "Hours");

        assertThat(Use.takenBack(usage, 0, 250))
                .extracting(Use::day, use -> use.gpuHours().doubleValue(), Use::unmeasuredRecords)
                .containsExactly(tuple(day(14), -0.5, 0L), tuple(day(15), -1.5, 0L));
    }

    @Test
    void a_record_that_is_not_measured_is_there_until_all_of_it_is_reversed() {
        Usage usage = usage(period("2026-06-14T18:00", "2026-06-15T18:00"), "8", "tokens");

        assertThat(Use.takenBack(usage, 0, 999))
                .extracting(Use::unmeasuredRecords)
                .containsExactly(0L);
        assertThat(Use.takenBack(usage, 999, 1))
                .extracting(Use::unmeasuredRecords)
                .containsExactly(-1L);
    }

    /** The cost is 1 000 fen. */
    @Property
    void once_all_is_reversed_nothing_is_left(
            @ForAll @Size(max = 6) List<@LongRange(min = 1, max = 400) Long> steps,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long quantity) {
        Usage usage =
                usage(
                        period("2026-06-14T18:00", "2026-06-17T05:00"),
                        BigDecimal.valueOf(quantity, 12).toPlainString(),
                        "Hours");
        Map<LocalDate, BigDecimal> left = new HashMap<>();
        Use.of(usage).forEach(use -> left.put(use.day(), use.gpuHours()));

        long reversed = 0;
        for (long step : steps) {
            long now = Math.min(step, usage.billedCostFen() - reversed);
            reversed += now == 0 ? 0 : take(usage, reversed, now, left);
            assertThat(left.values()).allSatisfy(hours -> assertThat(hours).isNotNegative());
        }
        if (reversed < usage.billedCostFen()) {
            take(usage, reversed, usage.billedCostFen() - reversed, left);
        }

        assertThat(left.values()).allSatisfy(hours -> assertThat(hours).isZero());
    }

    @ParameterizedTest
    @CsvSource({"0, 1001", "1000, 1", "0, 0", "-1, 1", "5, -1"})
    void more_than_there_was_cannot_be_taken_back(long before, long now) {
        Usage usage = usage(period("2026-06-14T18:00", "2026-06-15T18:00"), "8", "Hours");

        assertThatThrownBy(() -> Use.takenBack(usage, before, now))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long take(Usage usage, long before, long now, Map<LocalDate, BigDecimal> left) {
        Use.takenBack(usage, before, now)
                .forEach(use -> left.merge(use.day(), use.gpuHours(), BigDecimal::add));
        return now;
    }

    private static String amount(Use use) {
        if (use.unmeasuredRecords() == 1) {
            assertThat(use.gpuHours()).isZero();
            return "unmeasured";
        }
        assertThat(use.gpuHours().scale()).isEqualTo(GpuHours.SCALE);
        return use.gpuHours().signum() == 0
                ? "0"
                : use.gpuHours().stripTrailingZeros().toPlainString();
    }

    private static Usage usage(
            ChargePeriod period, @Nullable String quantity, @Nullable String unit) {
        return new Usage(
                "DC-1",
                "u1",
                new UUID(1, 1),
                period,
                1_000,
                new Usage.Details(quantity, unit, null, null, null, null));
    }

    private static ChargePeriod period(String start, String end) {
        return ChargePeriod.of(
                Instant.parse(start + ":00+08:00"), Instant.parse(end + ":00+08:00"));
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 6, day);
    }
}
