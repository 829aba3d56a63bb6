package org.computevoucher.redemption.utilisation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.computevoucher.redemption.datacentre.ComplianceStatus;
import org.computevoucher.redemption.datacentre.Place;
import org.computevoucher.redemption.utilisation.SuggestionsView.LeftOutDataCentre;
import org.computevoucher.redemption.utilisation.SuggestionsView.SuggestedDataCentre;

/**
 * Where there is room for so many GPU-hours in a period.
 *
 * <p>What will be used is taken to be what was used on the {@value #RECENT_DAYS} whole days before
 * today, evenly; how busy a data centre is, and how much is free there, is that against its
 * capacity in the period asked for. So one that was registered yesterday is as good as one that
 * stands empty, and no day to come counts as unused only because nothing can be reported of it yet.
 * Usage that is not measured in GPU-hours is not seen.
 *
 * <p>Suggested is who is APPROVED during all of the period, in the region and on the hardware asked
 * for, and has room; the least used first, then who has more free. Whose capacity is not known is
 * left out with that reason: an applicant who is sent there may find no room. Who asks for a region
 * is told of that region's data centres alone: why any other one is none of them goes without
 * saying.
 *
 * @param gpuHours how many are asked for; more than 0
 * @param from the first day of the period, Asia/Shanghai
 * @param to the last day
 */
record Suggesting(long gpuHours, Place place, LocalDate from, LocalDate to) {

    /** How many days tell how much is used. */
    static final int RECENT_DAYS = 30;

    /** The most data centres of an answer, and the most of those that are left out. */
    static final int MAX_SUGGESTIONS = 50;

    /** See above. */
    static final int MAX_LEFT_OUT = 200;

    private static final BigDecimal RECENT = BigDecimal.valueOf(RECENT_DAYS);
    private static final BigDecimal WHOLE_BASIS_POINTS = BigDecimal.valueOf(10_000);

    /** One with room, and its numbers, all times {@link #RECENT_DAYS} and so exact. */
    private record Fitting(Candidate candidate, BigDecimal used, BigDecimal capacity) {

        /** Negative where this one is less used. */
        int compareUse(Fitting other) {
            return used.multiply(other.capacity).compareTo(other.used.multiply(capacity));
        }

        BigDecimal free() {
            return capacity.subtract(used);
        }

        SuggestedDataCentre shown() {
            return new SuggestedDataCentre(
                    candidate.dataCentre(),
                    candidate.name(),
                    candidate.region(),
                    candidate.hardwareClass(),
                    free().divide(RECENT, 0, RoundingMode.DOWN).longValueExact(),
                    used.multiply(WHOLE_BASIS_POINTS)
                            .divide(capacity, 0, RoundingMode.DOWN)
                            .longValueExact());
        }
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /**
     * @param candidates of the region asked for
     */
    SuggestionsView among(List<Candidate> candidates) {
        List<Fitting> fitting = new ArrayList<>();
        List<LeftOutDataCentre> leftOut = new ArrayList<>();
        for (Candidate candidate : candidates) {
            reasonAgainst(candidate)
                    .ifPresentOrElse(
                            reason ->
                                    leftOut.add(
                                            new LeftOutDataCentre(candidate.dataCentre(), reason)),
                            () -> fitting.add(withNumbers(candidate)));
        }
        fitting.sort(
                Comparator.comparing((Fitting one) -> one, Fitting::compareUse)
                        .thenComparing(Fitting::free, Comparator.reverseOrder())
                        .thenComparing(one -> one.candidate().dataCentre()));
        leftOut.sort(
                Comparator.comparing(LeftOutDataCentre::reason)
                        .thenComparing(LeftOutDataCentre::dataCentre));
        return new SuggestionsView(
                gpuHours,
                from,
                to,
                fitting.stream().limit(MAX_SUGGESTIONS).map(Fitting::shown).toList(),
                leftOut.stream().limit(MAX_LEFT_OUT).toList(),
                fitting.size(),
                leftOut.size());
    }

    /** The first that applies, from what cannot change to what does every day. */
    private Optional<LeftOutReason> reasonAgainst(Candidate candidate) {
        if (!candidate.isOnHardware()) {
            return Optional.of(LeftOutReason.OTHER_HARDWARE);
        }
        ComplianceStatus status = candidate.status();
        if (status == null) {
            return Optional.of(LeftOutReason.NOT_APPROVED);
        }
        return switch (status) {
            case SUSPENDED -> Optional.of(LeftOutReason.SUSPENDED);
            case UNDER_REVIEW -> Optional.of(LeftOutReason.UNDER_REVIEW);
            case APPROVED -> reasonAgainstRoom(candidate);
        };
    }

    private Optional<LeftOutReason> reasonAgainstRoom(Candidate candidate) {
        if (candidate.capacityGpuHours() == null) {
            return Optional.of(LeftOutReason.CAPACITY_UNKNOWN);
        }
        BigDecimal asked = BigDecimal.valueOf(gpuHours).multiply(RECENT);
        return withNumbers(candidate).free().compareTo(asked) < 0
                ? Optional.of(LeftOutReason.NO_ROOM)
                : Optional.empty();
    }

    private Fitting withNumbers(Candidate candidate) {
        Long capacity = candidate.capacityGpuHours();
        if (capacity == null) {
            throw new IllegalStateException("whose capacity is not known is left out");
        }
        return new Fitting(
                candidate,
                candidate.recentGpuHours().multiply(BigDecimal.valueOf(days())),
                BigDecimal.valueOf(capacity).multiply(RECENT));
    }
}
