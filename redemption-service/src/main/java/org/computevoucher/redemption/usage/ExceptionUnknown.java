package org.computevoucher.redemption.usage;

import org.computevoucher.platform.refusal.Refusal;

/** There is no such exception. */
record ExceptionUnknown(String dataCentre, String usageId) implements Refusal {

    @Override
    public String reason() {
        return "EXCEPTION_UNKNOWN";
    }

    @Override
    public Kind kind() {
        return Kind.UNKNOWN;
    }

    @Override
    public String detail() {
        return "No usage %s of %s waits for a decision or did.".formatted(usageId, dataCentre);
    }
}
