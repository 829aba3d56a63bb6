package org.computevoucher.redemption.settlement;

import org.computevoucher.platform.refusal.Refusal;

/** Why something is not done with a settlement run. */
sealed interface SettlementRefusal extends Refusal {

    /** Nobody has set the account from which a region pays. */
    record TreasuryAccountMissing(String region) implements SettlementRefusal {

        @Override
        public String reason() {
            return "TREASURY_ACCOUNT_MISSING";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "The account from which the region %s pays is not set.".formatted(region);
        }
    }

    /** There is none with this id, or it is another region's. */
    record SettlementRunUnknown() implements SettlementRefusal {

        @Override
        public String reason() {
            return "SETTLEMENT_RUN_UNKNOWN";
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String detail() {
            return "There is no such settlement run.";
        }
    }

    /** It is still collecting. */
    record SettlementRunOpening() implements SettlementRefusal {

        @Override
        public String reason() {
            return "SETTLEMENT_RUN_OPENING";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_YET;
        }

        @Override
        public String detail() {
            return "The run is still collecting what is payable.";
        }
    }

    /** Whoever opened a run does not approve it. */
    record SamePerson(String openedBy) implements SettlementRefusal {

        @Override
        public String reason() {
            return "SAME_PERSON";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "A run is approved by another person than the one who opened it.";
        }
    }

    /** It is past that. */
    record SettlementRunPast(RunStatus runStatus) implements SettlementRefusal {

        @Override
        public String reason() {
            return "SETTLEMENT_RUN_PAST";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The run is %s already.".formatted(runStatus);
        }
    }

    /** Nothing is to be paid (yet). */
    record SettlementRunNotApproved(RunStatus runStatus) implements SettlementRefusal {

        @Override
        public String reason() {
            return "SETTLEMENT_RUN_NOT_APPROVED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The run is %s: nobody has approved it.".formatted(runStatus);
        }
    }

    /** The run has no such payment. */
    record PaymentUnknown(String paymentId) implements SettlementRefusal {

        @Override
        public String reason() {
            return "PAYMENT_UNKNOWN";
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String detail() {
            return "The run has no payment with this id.";
        }
    }

    /** The bank said something else before. */
    record PaymentAnsweredOtherwise(String paymentId, PaymentStatus paymentStatus)
            implements SettlementRefusal {

        @Override
        public String reason() {
            return "PAYMENT_ANSWERED_OTHERWISE";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The bank answered this payment before, and otherwise: it is %s."
                    .formatted(paymentStatus);
        }
    }
}
