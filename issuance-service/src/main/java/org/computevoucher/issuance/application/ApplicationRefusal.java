package org.computevoucher.issuance.application;

import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;

/** Why a request about an application was not done. */
sealed interface ApplicationRefusal extends Refusal {

    /** There is no such application. */
    record ApplicationUnknown(UUID applicationId) implements ApplicationRefusal {

        @Override
        public String reason() {
            return "APPLICATION_UNKNOWN";
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String detail() {
            return "There is no application %s.".formatted(applicationId);
        }
    }

    /** The application stands where this cannot be done. */
    record ApplicationStatusConflict(UUID applicationId, String applicationStatus, String wanted)
            implements ApplicationRefusal {

        @Override
        public String reason() {
            return "APPLICATION_STATUS_CONFLICT";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The application is %s; %s is not possible any more, or not yet."
                    .formatted(applicationStatus, wanted);
        }
    }

    /** The reference names another application of this enterprise in this pot. */
    record ReferenceTaken(UUID applicationId, String reference) implements ApplicationRefusal {

        @Override
        public String reason() {
            return "REFERENCE_TAKEN";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The reference %s names the application %s, which says something else."
                    .formatted(reference, applicationId);
        }
    }

    /** The decision needs a reason that fits it. */
    record DecisionReasonMissing(String verdict) implements ApplicationRefusal {

        @Override
        public String reason() {
            return "DECISION_REASON_MISSING";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "%s needs one or more reasons, and only those that are meant for it."
                    .formatted(verdict);
        }
    }

    /** An application brings so many documents at most. */
    record TooManyDocuments(int documents, int limit) implements ApplicationRefusal {

        @Override
        public String reason() {
            return "TOO_MANY_DOCUMENTS";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "An application brings at most %d documents, not %d."
                    .formatted(limit, documents);
        }
    }

    /** The contact that is named is none of this enterprise for the offices of this region. */
    record ContactNotOfApplicant(UUID contactId) implements ApplicationRefusal {

        @Override
        public String reason() {
            return "CONTACT_NOT_OF_APPLICANT";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "The contact %s is none of the enterprise that applies, for the offices of the pot's region."
                    .formatted(contactId);
        }
    }
}
