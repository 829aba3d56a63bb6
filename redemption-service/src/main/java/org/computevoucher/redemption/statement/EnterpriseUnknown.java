package org.computevoucher.redemption.statement;

import org.computevoucher.platform.refusal.Refusal;

/** The caller may see no statement of this enterprise; it may well exist elsewhere. */
record EnterpriseUnknown(String enterprise) implements Refusal {

    @Override
    public String reason() {
        return "ENTERPRISE_UNKNOWN";
    }

    @Override
    public Kind kind() {
        return Kind.UNKNOWN;
    }

    @Override
    public String detail() {
        return "No voucher of %s that you may look at was ever used.".formatted(enterprise);
    }
}
