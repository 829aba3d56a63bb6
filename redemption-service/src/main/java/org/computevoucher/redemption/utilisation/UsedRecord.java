package org.computevoucher.redemption.utilisation;

import java.util.List;
import java.util.UUID;
import org.computevoucher.redemption.usage.Usage;

/**
 * What is kept of accepted usage, so that it can be taken back.
 *
 * @param consumptionEventId the event id of its ComputeConsumed
 * @param usage as it was accepted; of its details quantity and unit alone
 * @param reversedFen how much of its billed cost was reversed so far, in fen
 */
record UsedRecord(UUID consumptionEventId, Usage usage, long reversedFen) {

    /** All that a reversal of so much of its cost takes, see {@link Use#takenBack}. */
    List<Use> takenBack(long fen) {
        return Use.takenBack(usage, reversedFen, fen);
    }

    /** The same record after that. */
    UsedRecord reversed(long fen) {
        return new UsedRecord(consumptionEventId, usage, Math.addExact(reversedFen, fen));
    }
}
