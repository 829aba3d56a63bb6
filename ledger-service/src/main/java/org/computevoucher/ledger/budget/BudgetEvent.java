package org.computevoucher.ledger.budget;

import java.time.Instant;

/** What happened to the budget of a pot. All of it is public but a refused withdrawal. */
public sealed interface BudgetEvent
        permits BudgetPlanned,
                BudgetAllocated,
                BudgetWithdrawalRequested,
                BudgetWithdrawn,
                BudgetWithdrawalRefused,
                BudgetYearEndRequested,
                BudgetYearClosed {

    /** The pot, for example {@code 310000-COMPUTE-2026}. */
    String pot();

    /** When this service learned of it. */
    Instant recordedAt();
}
