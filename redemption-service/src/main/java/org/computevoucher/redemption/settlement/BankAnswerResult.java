package org.computevoucher.redemption.settlement;

import java.time.Instant;
import org.computevoucher.platform.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What became of one answer of the bank.
 *
 * @param paymentId the EndToEndId that was sent
 * @param recordedAt when the payment was answered first
 * @param reason why the answer was not taken; null: it was
 * @param detail the same in words
 */
record BankAnswerResult(
        String paymentId,
        Result result,
        @Nullable Instant recordedAt,
        @Nullable String reason,
        @Nullable String detail) {

    /** The same answer again has the same result. */
    enum Result {
        recorded,
        refused
    }

    static BankAnswerResult recorded(String paymentId, Instant at) {
        return new BankAnswerResult(paymentId, Result.recorded, at, null, null);
    }

    static BankAnswerResult refused(String paymentId, Refusal refusal) {
        return new BankAnswerResult(
                paymentId, Result.refused, null, refusal.reason(), refusal.detail());
    }
}
