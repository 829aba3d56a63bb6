package org.computevoucher.redemption.usage;

import org.computevoucher.platform.refusal.Refusal;

/** A record is corrected only so often. */
record TooManyReversals(String usageId, int limit) implements Refusal {

    @Override
    public String reason() {
        return "TOO_MANY_REVERSALS";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "Usage %s was corrected %d times already; take all of it back and report it anew."
                .formatted(usageId, limit);
    }
}
