package org.computevoucher.redemption.utilisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where there is room.
 *
 * @param gpuHours as asked for
 * @param from the first day of the period, Asia/Shanghai
 * @param to the last day
 * @param suggestions the least used first, at most {@link Suggesting#MAX_SUGGESTIONS}
 * @param leftOut those nearest to being suggested first, at most {@link Suggesting#MAX_LEFT_OUT}
 * @param suggestedCount how many there are, shown or not
 * @param leftOutCount how many were left out, shown or not
 */
record SuggestionsView(
        long gpuHours,
        LocalDate from,
        LocalDate to,
        List<SuggestedDataCentre> suggestions,
        List<LeftOutDataCentre> leftOut,
        int suggestedCount,
        int leftOutCount) {

    /**
     * A data centre with room.
     *
     * @param freeGpuHours in the period, if use goes on as in the last days; rounded down
     * @param utilisationBasisPoints the share of its capacity that is used then, rounded down
     */
    record SuggestedDataCentre(
            String dataCentre,
            String name,
            String region,
            @Nullable String hardwareClass,
            long freeGpuHours,
            long utilisationBasisPoints) {}

    /** A data centre that is not suggested, and the first reason why. */
    record LeftOutDataCentre(String dataCentre, LeftOutReason reason) {}
}
