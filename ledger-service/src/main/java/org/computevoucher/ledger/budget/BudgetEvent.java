package org.computevoucher.ledger.budget;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to the budget of a pot. */
public sealed interface BudgetEvent permits BudgetPlanned, BudgetAllocated {

    /** The id of the event in the world. */
    UUID eventId();

    /** The budget event of this pot before this one; null: this is its first. */
    @Nullable UUID causeId();

    /** The pot, for example {@code 310000-COMPUTE-2026}. */
    String pot();

    /** The amount of the tranche, in fen; more than 0. */
    long amountFen();

    /** The official document behind it, as the region writes it. */
    String document();

    /** When it took effect in the world; never after {@link #recordedAt}. */
    Instant effectiveAt();

    /** When this service learned of it. */
    Instant recordedAt();
}
