package org.computevoucher.issuance.programme;

import java.time.LocalDate;
import org.computevoucher.platform.refusal.Refusal;

/** Why a programme was not published or revised. */
sealed interface ProgrammeRefusal extends Refusal {

    /** There is one of this name already. */
    record ProgrammeAlreadyPublished(String programme) implements ProgrammeRefusal {

        @Override
        public String reason() {
            return "PROGRAMME_ALREADY_PUBLISHED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The programme %s was published before; revise it, or name another."
                    .formatted(programme);
        }
    }

    /** There is none of this name. */
    record ProgrammeUnknown(String programme) implements ProgrammeRefusal {

        @Override
        public String reason() {
            return "PROGRAMME_UNKNOWN";
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String detail() {
            return "No programme %s was published.".formatted(programme);
        }
    }

    /** Its first day is too far away to be meant. */
    record ProgrammeDayNotPlausible(LocalDate earliestDay, LocalDate latestDay)
            implements ProgrammeRefusal {

        @Override
        public String reason() {
            return "PROGRAMME_DAY_NOT_PLAUSIBLE";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "The first day of a version is from %s to %s.".formatted(earliestDay, latestDay);
        }
    }

    /**
     * No programme can have these rules.
     *
     * @param required what would be right
     */
    record ProgrammeRulesInconsistent(ProgrammeRule rule, String required)
            implements ProgrammeRefusal {

        @Override
        public String reason() {
            return "PROGRAMME_RULES_INCONSISTENT";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "The rules break %s: %s.".formatted(rule, required);
        }
    }

    /**
     * The revision would take away what applicants may rely on.
     *
     * @param inForce what stands and must stay, for a person
     */
    record RevisionBreaksRule(RuleInForce rule, String inForce) implements ProgrammeRefusal {

        @Override
        public String reason() {
            return "REVISION_BREAKS_RULE";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "The revision breaks %s; in force is: %s.".formatted(rule, inForce);
        }
    }
}
