package org.computevoucher.ledger.budget;

import java.util.UUID;

/**
 * The answer to a recorded tranche.
 *
 * @param eventId the event that records it
 * @param pot the pot
 * @param plannedFen what was planned and not yet allocated, right after this tranche
 * @param allocatedFen what was ever allocated less what was withdrawn, right after this tranche
 */
record BudgetAnswer(UUID eventId, String pot, long plannedFen, long allocatedFen) {}
