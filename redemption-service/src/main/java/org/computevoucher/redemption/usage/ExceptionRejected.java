package org.computevoucher.redemption.usage;

import org.computevoucher.platform.refusal.Refusal;

/** A person decided that the record does not count. */
record ExceptionRejected(String usageId, String because, String document) implements Refusal {

    @Override
    public String reason() {
        return "EXCEPTION_REJECTED";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "Usage %s was reported too late, and a person decided that it does not count: %s, %s."
                .formatted(usageId, because, document);
    }
}
