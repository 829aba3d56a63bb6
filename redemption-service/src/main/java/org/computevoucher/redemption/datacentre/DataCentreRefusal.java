package org.computevoucher.redemption.datacentre;

import java.time.Instant;
import org.computevoucher.platform.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** Why the register was not changed, or usage in a data centre does not count. */
public sealed interface DataCentreRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.RULE;
    }

    /** It does not stand in the register, or another region's office keeps it. */
    record DataCentreUnknown(String dataCentre) implements DataCentreRefusal {

        @Override
        public String reason() {
            return "DATA_CENTRE_UNKNOWN";
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String detail() {
            return "No data centre %s is in the register, as far as you may know of it."
                    .formatted(dataCentre);
        }
    }

    /** It stands in the register, with these details or others. */
    record DataCentreAlreadyRegistered(String dataCentre) implements DataCentreRefusal {

        @Override
        public String reason() {
            return "DATA_CENTRE_ALREADY_REGISTERED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The data centre %s is registered; enter what is different as a change."
                    .formatted(dataCentre);
        }
    }

    /** The day or instant from which on it is to hold is too far away to be meant. */
    record DataCentreTimeNotPlausible(Instant earliest, Instant latest)
            implements DataCentreRefusal {

        @Override
        public String reason() {
            return "DATA_CENTRE_TIME_NOT_PLAUSIBLE";
        }

        @Override
        public String detail() {
            return "What is entered of a data centre holds from an instant between %s and %s."
                    .formatted(earliest, latest);
        }
    }

    /** It was changed as often as one can be. */
    record DataCentreChangesExhausted(int maxChanges) implements DataCentreRefusal {

        @Override
        public String reason() {
            return "DATA_CENTRE_CHANGES_EXHAUSTED";
        }

        @Override
        public String detail() {
            return "Statuses, and other changes, of a data centre are at most %d each."
                    .formatted(maxChanges);
        }
    }

    /**
     * All of the charge period lies before it had any compliance status.
     *
     * @param firstStatusFrom when the first begins; null: it has none
     */
    record DataCentreNotApproved(@Nullable Instant firstStatusFrom) implements DataCentreRefusal {

        @Override
        public String reason() {
            return "DATA_CENTRE_NOT_APPROVED";
        }

        @Override
        public String detail() {
            return firstStatusFrom == null
                    ? "The data centre has not been approved."
                    : "The data centre had no compliance status before %s, and all of the charge period lies before."
                            .formatted(firstStatusFrom);
        }
    }

    /** The charge period crosses an instant from which on usage there begins or ceases to count. */
    record SplitAtComplianceBoundary(Instant splitAt) implements DataCentreRefusal {

        @Override
        public String reason() {
            return "SPLIT_AT_COMPLIANCE_BOUNDARY";
        }

        @Override
        public String detail() {
            return "The charge period crosses %s, where usage in the data centre begins or ceases to count. Split the"
                            .formatted(splitAt)
                    + " usage there and report both parts, each with a usage id of its own.";
        }
    }

    /** All of the charge period lies in a time in which it was suspended. */
    record DataCentreIsSuspended(Instant suspendedFrom) implements DataCentreRefusal {

        @Override
        public String reason() {
            return "DATA_CENTRE_SUSPENDED";
        }

        @Override
        public String detail() {
            return "The data centre was suspended from %s on, and all of the charge period lies in that time."
                    .formatted(suspendedFrom);
        }
    }

    /**
     * The voucher is not good there.
     *
     * @param dataCentreRegion where the voucher is good; null: anywhere
     * @param hardwareClass on what hardware it is good; null: on any
     */
    record DataCentreNotEligible(@Nullable String dataCentreRegion, @Nullable String hardwareClass)
            implements DataCentreRefusal {

        @Override
        public String reason() {
            return "DATA_CENTRE_NOT_ELIGIBLE";
        }

        @Override
        public String detail() {
            return "The voucher is good in data centres of region %s with hardware of class %s, which this one was not."
                    .formatted(
                            dataCentreRegion == null ? "(any)" : dataCentreRegion,
                            hardwareClass == null ? "(any)" : hardwareClass);
        }
    }
}
