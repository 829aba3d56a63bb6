package org.computevoucher.redemption.utilisation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.computevoucher.redemption.validity.ShanghaiTime;

/**
 * How many GPU-hours a usage record stands for, and on which days. Data centres report the FOCUS
 * columns ConsumedQuantity and ConsumedUnit; an hour there is the hour of one GPU. What is reported
 * in other units (PFLOPS-hours, tokens) is not guessed at.
 */
final class GpuHours {

    /** Decimal places: as many as a reported quantity can have. */
    static final int SCALE = 12;

    /** The longest charge period that is spread: ten years. A longer one tells nothing of days. */
    static final int MAX_DAYS = 3_660;

    /** The most that one record can mean: more than all GPUs of the world in ten years. */
    static final BigDecimal MAX_GPU_HOURS = BigDecimal.valueOf(1_000_000_000_000L);

    private static final BigDecimal HOURS_OF_A_DAY = BigDecimal.valueOf(24);

    /** Units as they are compared: small letters without blanks, hyphens and underscores. */
    private static final Map<String, BigDecimal> HOURS_BY_UNIT =
            Map.of(
                    "gpuhours", BigDecimal.ONE,
                    "gpuhour", BigDecimal.ONE,
                    "gpuh", BigDecimal.ONE,
                    "hours", BigDecimal.ONE,
                    "hour", BigDecimal.ONE,
                    "h", BigDecimal.ONE,
                    "gpudays", HOURS_OF_A_DAY,
                    "gpuday", HOURS_OF_A_DAY,
                    "days", HOURS_OF_A_DAY,
                    "day", HOURS_OF_A_DAY);

    private GpuHours() {}

    /**
     * What was used on one day of Asia/Shanghai.
     *
     * @param gpuHours with {@link #SCALE} decimal places; 0 or more
     */
    record OnDay(LocalDate day, BigDecimal gpuHours) {}

    /**
     * The GPU-hours of a record; nothing where it has no quantity, or its unit is another one, or
     * both cannot be meant.
     */
    static Optional<BigDecimal> of(Usage usage) {
        String quantity = usage.details().consumedQuantity();
        String unit = usage.details().consumedUnit();
        if (quantity == null || unit == null || daysOf(usage.chargePeriod()) > MAX_DAYS) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        HOURS_BY_UNIT.get(unit.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "")))
                .map(new BigDecimal(quantity)::multiply)
                .filter(gpuHours -> gpuHours.compareTo(MAX_GPU_HOURS) <= 0);
    }

    /**
     * GPU-hours spread over the days of a charge period, evenly by time. Each day gets what is used
     * by its end, rounded down to {@link #SCALE} places, less what was by its beginning: so the
     * days are exactly the whole together.
     *
     * @param gpuHours with at most {@link #SCALE} decimal places
     */
    static List<OnDay> spread(BigDecimal gpuHours, ChargePeriod period) {
        List<OnDay> days = new ArrayList<>();
        BigDecimal whole = BigDecimal.valueOf(micros(period.start(), period.end()));
        BigDecimal before = BigDecimal.ZERO.setScale(SCALE);
        for (LocalDate day = ShanghaiTime.dayOf(period.start());
                ShanghaiTime.startOf(day).isBefore(period.end());
                day = day.plusDays(1)) {
            Instant midnight = ShanghaiTime.startOf(day.plusDays(1));
            Instant end = midnight.isBefore(period.end()) ? midnight : period.end();
            BigDecimal until =
                    share(gpuHours, BigDecimal.valueOf(micros(period.start(), end)), whole);
            days.add(new OnDay(day, until.subtract(before)));
            before = until;
        }
        return days;
    }

    /** A part of a quantity, rounded down to {@link #SCALE} places. */
    static BigDecimal share(BigDecimal quantity, BigDecimal part, BigDecimal whole) {
        return quantity.multiply(part).divide(whole, SCALE, RoundingMode.DOWN);
    }

    private static long daysOf(ChargePeriod period) {
        return ChronoUnit.DAYS.between(period.start(), period.end());
    }

    private static long micros(Instant from, Instant to) {
        return ChronoUnit.MICROS.between(from, to);
    }
}
