package org.computevoucher.redemption.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bank says of the payments of an order.
 *
 * @param messageId of the order
 * @param payments none where the order was rejected as a whole
 * @param rejected why the order was rejected as a whole; null: it was not
 */
public record StatusReport(
        String messageId, List<StatedPayment> payments, @Nullable StatedReason rejected) {

    /**
     * Why something was rejected.
     *
     * @param code the bank's code
     * @param text the same in the bank's words
     */
    public record StatedReason(@Nullable String code, @Nullable String text) {}

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
