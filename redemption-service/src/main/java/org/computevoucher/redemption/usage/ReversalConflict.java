package org.computevoucher.redemption.usage;

import org.computevoucher.platform.refusal.Refusal;

/** The reversal id was used before, with other content. */
record ReversalConflict(String reversalId, String usageId) implements Refusal {

    @Override
    public String reason() {
        return "REVERSAL_CONFLICT";
    }

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }

    @Override
    public String detail() {
        return "Reversal %s of usage %s was accepted before with other content; nothing was changed."
                .formatted(reversalId, usageId);
    }
}
