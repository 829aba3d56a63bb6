package org.computevoucher.redemption.claim;

import org.computevoucher.platform.refusal.Refusal;

/** The invoice is subsidised by another voucher. Nobody is told which: it may be another's. */
record InvoiceClaimedElsewhere(String issuer, String number) implements Refusal {

    @Override
    public String reason() {
        return "INVOICE_CLAIMED";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "Invoice %s of %s is subsidised with another voucher, and an invoice is subsidised once unless all programmes allow more."
                .formatted(number, issuer);
    }
}
