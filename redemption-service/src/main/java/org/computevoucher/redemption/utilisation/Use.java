package org.computevoucher.redemption.utilisation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.validity.ShanghaiTime;

/**
 * What one record adds to a day of its data centre, or takes from it.
 *
 * @param day of Asia/Shanghai
 * @param gpuHours negative where it is taken
 * @param unmeasuredRecords 1 for a record that does not say how many GPU-hours were used, on the
 *     day on which its charge period begins, so that it counts once; -1 where it is taken
 */
record Use(String dataCentre, LocalDate day, BigDecimal gpuHours, long unmeasuredRecords) {

    /** All that an accepted record adds. */
    static List<Use> of(Usage usage) {
        return GpuHours.of(usage)
                .map(
                        gpuHours ->
                                GpuHours.spread(gpuHours, usage.chargePeriod()).stream()
                                        .map(used -> on(used.day(), used.gpuHours(), usage))
                                        .toList())
                .orElseGet(() -> List.of(unmeasured(usage)));
    }

    /**
     * All that a reversal takes: of each day the share that the reversed cost has in the whole
     * cost, with what was reversed before and rounded down. So once all cost is reversed, in how
     * many steps whatsoever, exactly nothing of the record is left; one that is not measured is
     * there until then.
     *
     * @param usage as it was accepted
     * @param reversedBeforeFen how much of its billed cost was reversed before, in fen
     * @param reversedFen how much is now, in fen; more than 0
     * @throws IllegalArgumentException if that is more than its billed cost together
     */
    static List<Use> takenBack(Usage usage, long reversedBeforeFen, long reversedFen) {
        long reversedNowFen = Math.addExact(reversedBeforeFen, reversedFen);
        if (reversedBeforeFen < 0 || reversedFen <= 0 || reversedNowFen > usage.billedCostFen()) {
            throw new IllegalArgumentException(
                    "%d fen and then %d of %s cannot be reversed"
                            .formatted(reversedBeforeFen, reversedFen, usage));
        }
        BigDecimal cost = BigDecimal.valueOf(usage.billedCostFen());
        BigDecimal before = BigDecimal.valueOf(reversedBeforeFen);
        BigDecimal now = BigDecimal.valueOf(reversedNowFen);
        return of(usage).stream()
                .map(
                        added ->
                                new Use(
                                        added.dataCentre(),
                                        added.day(),
                                        GpuHours.share(added.gpuHours(), before, cost)
                                                .subtract(
                                                        GpuHours.share(
                                                                added.gpuHours(), now, cost)),
                                        reversedNowFen == usage.billedCostFen()
                                                ? -added.unmeasuredRecords()
                                                : 0))
                .toList();
    }

    private static Use on(LocalDate day, BigDecimal gpuHours, Usage usage) {
        return new Use(usage.dataCentre(), day, gpuHours, 0);
    }

    private static Use unmeasured(Usage usage) {
        return new Use(
                usage.dataCentre(),
                ShanghaiTime.dayOf(usage.chargePeriod().start()),
                BigDecimal.ZERO.setScale(GpuHours.SCALE),
                1);
    }
}
