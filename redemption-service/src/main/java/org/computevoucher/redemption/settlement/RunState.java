package org.computevoucher.redemption.settlement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is now.
 *
 * @param openedBy null: the schedule
 * @param controlSumFen what is to be paid, in fen
 * @param paidFen what the bank has paid so far, in fen
 */
record RunState(
        UUID runId,
        SettlementScope scope,
        @Nullable String openedBy,
        RunStatus status,
        int payments,
        long controlSumFen,
        long paidFen) {}
