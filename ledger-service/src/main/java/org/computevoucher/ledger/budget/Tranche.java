package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One recorded step of a budget, as far as its repetition must be recognised and answered.
 *
 * @param plannedFen what was planned right after it
 * @param allocatedFen what was allocated right after it
 */
record Tranche(
        Kind kind,
        long amountFen,
        String document,
        Instant effectiveAt,
        Instant recordedAt,
        UUID eventId,
        long plannedFen,
        long allocatedFen) {

    /** What the step did. */
    enum Kind {
        PLAN,
        ALLOCATE_FROM_PLAN,
        ALLOCATE_NEW_MONEY;

        static Kind of(BudgetCommand command) {
            return switch (command) {
                case PlanBudget plan -> PLAN;
                case AllocateBudget allocate ->
                        allocate.drawnFromPlan() ? ALLOCATE_FROM_PLAN : ALLOCATE_NEW_MONEY;
            };
        }
    }

    /**
     * Whether a request says the same as the one that made this tranche. A request without an
     * effective time means the time of its recording, and this tranche's own is the one it meant
     * when it is repeated.
     */
    boolean hasContentOf(BudgetCommand command) {
        Instant meant = Objects.requireNonNullElse(command.effectiveAt(), recordedAt);
        return kind == Kind.of(command)
                && amountFen == command.amountFen()
                && document.equals(command.document())
                && effectiveAt.equals(meant);
    }

    BudgetAnswer answerFor(String pot) {
        return new BudgetAnswer(eventId, pot, plannedFen, allocatedFen);
    }
}
