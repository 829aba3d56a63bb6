package org.computevoucher.issuance.enterprise;

import java.time.LocalDate;
import org.computevoucher.platform.refusal.Refusal;

/** Why the register was not changed. */
sealed interface EnterpriseRefusal extends Refusal {

    /** The enterprise stands in the register, with these details or others. */
    record EnterpriseAlreadyRegistered(String enterprise) implements EnterpriseRefusal {

        @Override
        public String reason() {
            return "ENTERPRISE_ALREADY_REGISTERED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The enterprise %s is registered; enter what is different as a change."
                    .formatted(enterprise);
        }
    }

    /** The enterprise does not stand in the register, or another region's offices keep it. */
    record EnterpriseNotRegistered(String enterprise) implements EnterpriseRefusal {

        @Override
        public String reason() {
            return "ENTERPRISE_NOT_REGISTERED";
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String detail() {
            return "The enterprise %s is not in the register of your regions."
                    .formatted(enterprise);
        }
    }

    /** The day is too far away to be meant. */
    record RegisterDayNotPlausible(LocalDate earliestDay, LocalDate latestDay)
            implements EnterpriseRefusal {

        @Override
        public String reason() {
            return "REGISTER_DAY_NOT_PLAUSIBLE";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "The first day of an entry is from %s to %s.".formatted(earliestDay, latestDay);
        }
    }

    /** The entry before it begins on that day or later. */
    record RegisterChangeOutOfOrder(LocalDate firstDay, LocalDate lastFirstDay)
            implements EnterpriseRefusal {

        @Override
        public String reason() {
            return "REGISTER_CHANGE_OUT_OF_ORDER";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "The last entry holds from %s, so the next one begins later than that, not on %s."
                    .formatted(lastFirstDay, firstDay);
        }
    }

    /** The enterprise has as many entries as one can have. */
    record RegisterEntriesExhausted(int maxEntries) implements EnterpriseRefusal {

        @Override
        public String reason() {
            return "REGISTER_ENTRIES_EXHAUSTED";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "An enterprise has at most %d entries.".formatted(maxEntries);
        }
    }
}
