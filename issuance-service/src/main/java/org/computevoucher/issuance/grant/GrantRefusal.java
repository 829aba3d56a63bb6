package org.computevoucher.issuance.grant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.computevoucher.platform.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** Why the rules of a programme grant nothing. The catalogue of problems explains each. */
sealed interface GrantRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.RULE;
    }

    /** No version of the programme is in force. */
    record ProgrammeNotInForce(String programme, Instant at) implements GrantRefusal {

        @Override
        public String reason() {
            return "PROGRAMME_NOT_IN_FORCE";
        }

        @Override
        public String detail() {
            return "The programme %s has no rules in force at %s.".formatted(programme, at);
        }
    }

    /** The enterprise is not in the register. */
    record ApplicantNotRegistered(String enterprise) implements GrantRefusal {

        @Override
        public String reason() {
            return "APPLICANT_NOT_REGISTERED";
        }

        @Override
        public String detail() {
            return "The enterprise %s is not registered; the programme office of its region registers it."
                    .formatted(enterprise);
        }
    }

    /** The enterprise's class cannot apply. */
    record ClassNotEligible(String enterpriseClass, List<String> eligibleClasses)
            implements GrantRefusal {

        static ClassNotEligible of(Object enterpriseClass, Collection<?> eligible) {
            TreeSet<String> names = new TreeSet<>();
            eligible.forEach(one -> names.add(one.toString()));
            return new ClassNotEligible(enterpriseClass.toString(), List.copyOf(names));
        }

        @Override
        public String reason() {
            return "CLASS_NOT_ELIGIBLE";
        }

        @Override
        public String detail() {
            return "The programme is for %s; the enterprise is registered as %s."
                    .formatted(String.join(", ", eligibleClasses), enterpriseClass);
        }
    }

    /** It was applied for outside the application window. */
    record ApplicationWindowClosed(
            @Nullable LocalDate applicationsFrom, @Nullable LocalDate applicationsUntil)
            implements GrantRefusal {

        @Override
        public String reason() {
            return "APPLICATION_WINDOW_CLOSED";
        }

        @Override
        public String detail() {
            return "Applications are taken from %s to %s (Asia/Shanghai)."
                    .formatted(
                            applicationsFrom == null ? "the beginning" : applicationsFrom,
                            applicationsUntil == null ? "further notice" : applicationsUntil);
        }
    }

    /** No row of the table of rates fits the place where the applicant wants to compute. */
    record NoRateFits(@Nullable String dataCentreRegion, @Nullable String hardwareClass)
            implements GrantRefusal {

        @Override
        public String reason() {
            return "NO_RATE_FITS";
        }

        @Override
        public String detail() {
            return "The programme has no rate for data centres of region %s and hardware class %s."
                    .formatted(
                            dataCentreRegion == null ? "(not named)" : dataCentreRegion,
                            hardwareClass == null ? "(not named)" : hardwareClass);
        }
    }

    /** The face amount is smaller than the programme's smallest. */
    record FaceBelowMinimum(long requestedFen, long minimumFen) implements GrantRefusal {

        @Override
        public String reason() {
            return "FACE_BELOW_MINIMUM";
        }

        @Override
        public String detail() {
            return "A voucher has at least %d fen, not %d.".formatted(minimumFen, requestedFen);
        }
    }

    /** The face amount is larger than the programme's largest. */
    record FaceAboveMaximum(long requestedFen, long maximumFen) implements GrantRefusal {

        @Override
        public String reason() {
            return "FACE_ABOVE_MAXIMUM";
        }

        @Override
        public String detail() {
            return "A voucher has at most %d fen, not %d.".formatted(maximumFen, requestedFen);
        }
    }

    /** Documents that the programme requires are missing. */
    record DocumentsMissing(List<String> missingDocuments) implements GrantRefusal {

        @Override
        public String reason() {
            return "DOCUMENTS_MISSING";
        }

        @Override
        public String detail() {
            return "Still needed: %s.".formatted(String.join(", ", missingDocuments));
        }
    }

    /** Others wait for the same pot, and nobody overtakes. */
    record OthersWaitBefore(String pot, int waiting) implements GrantRefusal {

        @Override
        public String reason() {
            return "OTHERS_WAIT_BEFORE";
        }

        @Override
        public String detail() {
            return "%d applications wait for money of the pot %s and are served first."
                    .formatted(waiting, pot);
        }
    }

    /** As many wait already as the list holds. */
    record WaitingListFull(String pot, int limit) implements GrantRefusal {

        @Override
        public String reason() {
            return "WAITING_LIST_FULL";
        }

        @Override
        public String detail() {
            return "The waiting list of the pot %s holds %d applications and is full."
                    .formatted(pot, limit);
        }
    }

    /** The office asked for terms that the rules in force do not give. */
    record TermsNotOfProgramme(String field, String asked, String programme)
            implements GrantRefusal {

        @Override
        public String reason() {
            return "TERMS_NOT_OF_PROGRAMME";
        }

        @Override
        public String detail() {
            return "The rules in force say %s for %s, not %s.".formatted(programme, field, asked);
        }
    }
}
