package org.computevoucher.redemption.intake;

import org.computevoucher.platform.refusal.Refusal;

/** A record on the topic has another key than the data centre that it names. */
record KeyContradictsRecord(String dataCentre) implements Refusal {

    @Override
    public String reason() {
        return "KEY_CONTRADICTS_RECORD";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "The record names the data centre %s, and its key does not.".formatted(dataCentre);
    }
}
