package org.computevoucher.ledger.budget;

import org.computevoucher.platform.refusal.Refusal;

/** Why a tranche was not recorded. */
sealed interface BudgetRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.RULE;
    }

    /** The amount is not positive, or more than a tranche can be. */
    record AmountOutOfBounds(long amountFen, long limitFen) implements BudgetRefusal {

        @Override
        public String reason() {
            return "AMOUNT_OUT_OF_BOUNDS";
        }

        @Override
        public String detail() {
            return "The amount of a tranche is 1 to " + limitFen + " fen.";
        }
    }

    /** The document is not named, or its name is too long. */
    record DocumentOutOfBounds(int characters, int limitCharacters) implements BudgetRefusal {

        @Override
        public String reason() {
            return "DOCUMENT_OUT_OF_BOUNDS";
        }

        @Override
        public String detail() {
            return "A tranche names its document in 1 to " + limitCharacters + " characters.";
        }
    }

    /** It would take effect only later. */
    record EffectiveInFuture(String effectiveAt, String now) implements BudgetRefusal {

        @Override
        public String reason() {
            return "EFFECTIVE_IN_FUTURE";
        }

        @Override
        public String detail() {
            return "The book records what has happened: effectiveAt must not be later than now.";
        }
    }

    /** It would have taken effect before there was anything to record. */
    record EffectiveNotPlausible(String effectiveAt, String earliest) implements BudgetRefusal {

        @Override
        public String reason() {
            return "EFFECTIVE_NOT_PLAUSIBLE";
        }

        @Override
        public String detail() {
            return "effectiveAt must not be earlier than " + earliest + '.';
        }
    }

    /** An allocation would draw more from the plan than is planned. */
    record PlanExceeded(long amountFen, long plannedFen) implements BudgetRefusal {

        @Override
        public String reason() {
            return "PLAN_EXCEEDED";
        }

        @Override
        public String detail() {
            return "Only " + plannedFen + " fen are planned and not yet allocated.";
        }
    }

    /** The pot would hold more than a pot can. */
    record PotLimitExceeded(long amountFen, long plannedFen, long allocatedFen, long limitFen)
            implements BudgetRefusal {

        @Override
        public String reason() {
            return "POT_LIMIT_EXCEEDED";
        }

        @Override
        public String detail() {
            return "Planned and allocated money of a pot are at most " + limitFen + " fen in all.";
        }
    }
}
