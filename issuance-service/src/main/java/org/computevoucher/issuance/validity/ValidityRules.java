package org.computevoucher.issuance.validity;

import java.time.Instant;
import java.time.LocalDate;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;

/**
 * Which validities a voucher can have, in this order: it begins before it ends; it lies within
 * {@value #MAX_YEARS} years and not before {@value #EARLIEST_YEAR} (a typing error otherwise); it
 * is not over yet.
 */
public final class ValidityRules {

    static final int EARLIEST_YEAR = 2020;
    static final int LATEST_YEAR = 2999;
    static final int MAX_YEARS = 10;

    private ValidityRules() {}

    /**
     * The validity as instants, or the refusal of the first rule that says no.
     *
     * @param at when the voucher is asked for
     */
    public static Outcome<VoucherValidity> check(VoucherDays days, Instant at) {
        if (days.lastDay().isBefore(days.firstDay())) {
            return Outcome.refused(new ValidityEndsBeforeItBegins(days.firstDay(), days.lastDay()));
        }
        // before anything is calculated: a LocalDate can be so far away that no Instant holds it
        if (days.firstDay().getYear() < EARLIEST_YEAR
                || days.lastDay().getYear() > LATEST_YEAR
                || days.lastDay().isAfter(days.firstDay().plusYears(MAX_YEARS))) {
            return Outcome.refused(new ValidityNotPlausible(EARLIEST_YEAR, MAX_YEARS));
        }
        VoucherValidity validity = VoucherValidity.of(days);
        if (!validity.validUntil().isAfter(at)) {
            return Outcome.refused(new ValidityAlreadyOver(validity.validUntil()));
        }
        return Outcome.accepted(validity);
    }

    /**
     * The validity of days that {@link #check} has accepted.
     *
     * @throws IllegalStateException if it has not
     */
    public static VoucherValidity valid(VoucherDays days, Instant at) {
        return switch (check(days, at)) {
            case Outcome.Accepted<VoucherValidity>(VoucherValidity validity) -> validity;
            case Outcome.Refused<VoucherValidity>(Refusal refusal) ->
                    throw new IllegalStateException(refusal.detail());
        };
    }

    /** The last valid day is before the first. */
    record ValidityEndsBeforeItBegins(LocalDate validFrom, LocalDate validTo) implements Refusal {

        @Override
        public String reason() {
            return "VALIDITY_ENDS_BEFORE_IT_BEGINS";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "The last valid day %s is before the first, %s.".formatted(validTo, validFrom);
        }
    }

    /** The days are too far away or too far apart to be meant. */
    record ValidityNotPlausible(int earliestYear, int maxYears) implements Refusal {

        @Override
        public String reason() {
            return "VALIDITY_NOT_PLAUSIBLE";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "A validity begins in %d or later and is at most %d years long."
                    .formatted(earliestYear, maxYears);
        }
    }

    /** The last valid day is past: nothing could be used any more. */
    record ValidityAlreadyOver(Instant validUntil) implements Refusal {

        @Override
        public String reason() {
            return "VALIDITY_ALREADY_OVER";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "The validity ended at %s: the voucher could not be used any more."
                    .formatted(validUntil);
        }
    }
}
