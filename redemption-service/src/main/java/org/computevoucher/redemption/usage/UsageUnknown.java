package org.computevoucher.redemption.usage;

import org.computevoucher.platform.refusal.Refusal;

/** No record under this key was accepted. */
record UsageUnknown(String dataCentre, String usageId) implements Refusal {

    @Override
    public String reason() {
        return "USAGE_UNKNOWN";
    }

    @Override
    public Kind kind() {
        return Kind.UNKNOWN;
    }

    @Override
    public String detail() {
        return "No usage %s of %s was accepted.".formatted(usageId, dataCentre);
    }
}
