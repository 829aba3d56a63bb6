package org.computevoucher.issuance.envelope;

import org.computevoucher.platform.refusal.Refusal;

/** The fiscal year of the pot was closed: nothing is promised from it any more. */
record PotYearClosed(String pot) implements Refusal {

    @Override
    public String reason() {
        return "POT_YEAR_CLOSED";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "The fiscal year of the pot %s was closed; apply to the pot of a later year."
                .formatted(pot);
    }
}
