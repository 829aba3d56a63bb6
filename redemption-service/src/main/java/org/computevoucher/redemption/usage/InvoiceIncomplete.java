package org.computevoucher.redemption.usage;

import org.computevoucher.platform.refusal.Refusal;

/**
 * Only half of the invoice is there, so it cannot be told whether it was subsidised before.
 *
 * @param missing invoiceIssuer or invoiceNumber
 */
public record InvoiceIncomplete(String missing) implements Refusal {

    public static InvoiceIncomplete of(Usage.Details half) {
        return new InvoiceIncomplete(
                half.invoiceIssuer() == null ? "invoiceIssuer" : "invoiceNumber");
    }

    @Override
    public String reason() {
        return "INVOICE_INCOMPLETE";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "An invoice is known by its issuer and number; %s is missing. Send both or neither."
                .formatted(missing);
    }
}
