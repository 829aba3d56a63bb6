package org.computevoucher.redemption.settlement;

import org.computevoucher.platform.refusal.Refusal;

/** The pot owes this payee nothing. */
record NothingPayable(String pot, String payee) implements Refusal {

    @Override
    public String reason() {
        return "NOTHING_PAYABLE";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "The pot %s owes %s nothing at the moment.".formatted(pot, payee);
    }
}
