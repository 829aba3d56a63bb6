package org.computevoucher.redemption.usage;

import org.computevoucher.platform.refusal.Refusal;

/** On this exception was decided before. */
record ExceptionDecidedBefore(String usageId, String verdict) implements Refusal {

    @Override
    public String reason() {
        return "EXCEPTION_DECIDED";
    }

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }

    @Override
    public String detail() {
        return "On usage %s was decided before: %s.".formatted(usageId, verdict);
    }
}
