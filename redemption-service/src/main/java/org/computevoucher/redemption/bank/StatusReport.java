package org.computevoucher.redemption.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bank says of the payments of an order.
 *
 * @param messageId of the order
 */
public record StatusReport(String messageId, List<StatedPayment> payments) {

    /**
     * What it says of one payment.
     *
     * @param accepted carried out, or not; null: the bank has not finished with it
     * @param reasonCode why it was rejected, as a code
     * @param reasonText the same in the bank's words
     * @param bankReference the bank's own name of the payment
     */
    public record StatedPayment(
            String endToEndId,
            @Nullable Boolean accepted,
            @Nullable String reasonCode,
            @Nullable String reasonText,
            @Nullable String bankReference) {}

    public StatusReport {
        payments = List.copyOf(payments);
    }
}
