package org.computevoucher.redemption.claim;

import org.computevoucher.platform.refusal.Refusal;

/** As many vouchers as can share an invoice do. */
record TooManyClaims(String issuer, String number, int limit) implements Refusal {

    @Override
    public String reason() {
        return "TOO_MANY_CLAIMS";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "Invoice %s of %s is subsidised with %d vouchers already."
                .formatted(number, issuer, limit);
    }
}
