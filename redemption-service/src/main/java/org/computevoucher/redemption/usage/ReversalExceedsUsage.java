package org.computevoucher.redemption.usage;

import org.computevoucher.platform.refusal.Refusal;

/** More would be taken back than is left of the record. */
record ReversalExceedsUsage(String usageId, long billedCostFen, long leftFen) implements Refusal {

    @Override
    public String reason() {
        return "REVERSAL_EXCEEDS_USAGE";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "%d fen cannot be taken back of usage %s: %d fen of it are left."
                .formatted(billedCostFen, usageId, leftFen);
    }
}
