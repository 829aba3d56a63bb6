package org.computevoucher.redemption.utilisation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of a data centre's capacity was used. What is not known is null, never zero.
 *
 * @param from the first day, Asia/Shanghai
 * @param to the last day
 * @param usedGpuHours on all days, as a decimal number
 * @param availableGpuHours the capacity of all days; null where that of one is not known
 * @param utilisationBasisPoints the used share of it, rounded down, at most a hundred thousand
 *     times; null where it is not known or 0
 * @param unmeasuredRecords accepted records that do not say how many GPU-hours were used
 * @param days every day from the first to the last
 */
record UtilisationView(
        String dataCentre,
        LocalDate from,
        LocalDate to,
        String usedGpuHours,
        @Nullable Long availableGpuHours,
        @Nullable Long utilisationBasisPoints,
        long unmeasuredRecords,
        List<UtilisationDay> days) {

    private static final BigDecimal WHOLE_BASIS_POINTS = BigDecimal.valueOf(10_000);
    private static final BigDecimal MAX_BASIS_POINTS = BigDecimal.valueOf(1_000_000_000);

    /**
     * One day of Asia/Shanghai.
     *
     * @param unmeasuredRecords of those whose charge period begins on it
     */
    record UtilisationDay(
            LocalDate day,
            String usedGpuHours,
            @Nullable Long availableGpuHours,
            @Nullable Long utilisationBasisPoints,
            long unmeasuredRecords) {

        static UtilisationDay of(
                LocalDate day, BigDecimal used, @Nullable Long available, long unmeasured) {
            return new UtilisationDay(
                    day, plain(used), available, basisPoints(used, available), unmeasured);
        }
    }

    /**
     * @param days all of them, one at least
     */
    static UtilisationView of(String dataCentre, List<UtilisationDay> days) {
        BigDecimal used =
                days.stream()
                        .map(day -> new BigDecimal(day.usedGpuHours()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Long> known =
                days.stream()
                        .map(UtilisationDay::availableGpuHours)
                        .filter(Objects::nonNull)
                        .toList();
        Long available =
                known.size() < days.size()
                        ? null
                        : (Long) known.stream().mapToLong(Long::longValue).sum();
        return new UtilisationView(
                dataCentre,
                days.getFirst().day(),
                days.getLast().day(),
                plain(used),
                available,
                basisPoints(used, available),
                days.stream().mapToLong(UtilisationDay::unmeasuredRecords).sum(),
                List.copyOf(days));
    }

    /** The share of a capacity, rounded down; null where that is not known or 0. */
    private static @Nullable Long basisPoints(BigDecimal used, @Nullable Long available) {
        return available == null || available == 0
                ? null
                : (Long)
                        used.multiply(WHOLE_BASIS_POINTS)
                                .divide(BigDecimal.valueOf(available), 0, RoundingMode.DOWN)
                                // what was reported in error has no bound
                                .min(MAX_BASIS_POINTS)
                                .longValueExact();
    }

    /** Without exponent and needless zeros. */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
