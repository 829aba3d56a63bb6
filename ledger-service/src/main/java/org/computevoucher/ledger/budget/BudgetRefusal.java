package org.computevoucher.ledger.budget;

import org.computevoucher.platform.refusal.Refusal;

/** Why a request to the budget authority was not recorded. */
sealed interface BudgetRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.RULE;
    }

    /** The amount is not positive, or more than a pot can hold. */
    record AmountOutOfBounds(long amountFen, long limitFen) implements BudgetRefusal {

        @Override
        public String reason() {
            return "AMOUNT_OUT_OF_BOUNDS";
        }

        @Override
        public String detail() {
            return "An amount is 1 to " + limitFen + " fen.";
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
            return "A document is named in 1 to " + limitCharacters + " characters.";
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

    /** The end of the fiscal year was requested or has come: the budget takes no request. */
    record PotYearClosed(String pot) implements BudgetRefusal {

        @Override
        public String reason() {
            return "POT_YEAR_CLOSED";
        }

        @Override
        public String detail() {
            return "The end of the fiscal year of the pot " + pot + " was requested.";
        }
    }

    /** More would be withdrawn than is allocated and not already being withdrawn. */
    record AllocationExceeded(long amountFen, long allocatedFen, long withdrawingFen)
            implements BudgetRefusal {

        @Override
        public String reason() {
            return "ALLOCATION_EXCEEDED";
        }

        @Override
        public String detail() {
            return "Only "
                    + allocatedFen
                    + " fen are allocated, of which "
                    + withdrawingFen
                    + " fen are being withdrawn.";
        }
    }

    /** As many withdrawals as can be wait for the envelope already. */
    record TooManyWithdrawals(int withdrawals, int limitWithdrawals) implements BudgetRefusal {

        @Override
        public String reason() {
            return "TOO_MANY_WITHDRAWALS";
        }

        @Override
        public String detail() {
            return withdrawals + " withdrawals of the pot wait for their answer.";
        }
    }

    /** Nothing was ever planned for the pot or allocated to it. */
    record PotWithoutBudget(String pot) implements BudgetRefusal {

        @Override
        public String reason() {
            return "POT_WITHOUT_BUDGET";
        }

        @Override
        public String detail() {
            return "The pot " + pot + " has had no tranche, so there is no year to close.";
        }
    }

    /** The fiscal year is not near its end. */
    record YearEndTooEarly(String pot, String earliest) implements BudgetRefusal {

        @Override
        public String reason() {
            return "YEAR_END_TOO_EARLY";
        }

        @Override
        public String detail() {
            return "The year of the pot " + pot + " can be closed from " + earliest + " on.";
        }
    }

    /**
     * What is left could not be carried: the next year's budget would refuse it.
     *
     * @param nextReason why
     * @param amountFen the most that could be left, in fen
     */
    record CarryRefused(String nextPot, String nextReason, long amountFen)
            implements BudgetRefusal {

        @Override
        public String reason() {
            return "CARRY_REFUSED";
        }

        @Override
        public String detail() {
            return "The pot "
                    + nextPot
                    + " could not take up to "
                    + amountFen
                    + " fen: "
                    + nextReason
                    + '.';
        }
    }
}
