package org.computevoucher.redemption.settlement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.redemption.bank.BankAccount;
import org.jspecify.annotations.Nullable;

/** What happens to a payment. Private to this service: the payee's account tells the world. */
public sealed interface PaymentEvent {

    UUID paymentId();

    /**
     * What pots owe a payee was collected, to be paid.
     *
     * @param creditor where the payee wants its money at this moment
     * @param lines by pot, at least one
     * @param amountFen the sum of its lines, in fen; 0: all of it was netted
     */
    @StoredAs("PaymentPrepared")
    record PaymentPrepared(
            UUID paymentId,
            UUID runId,
            String region,
            String payee,
            BankAccount creditor,
            List<PaymentLine> lines,
            long amountFen,
            Instant recordedAt)
            implements PaymentEvent {

        public PaymentPrepared {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The bank has answered.
     *
     * @param answer what it said
     */
    @StoredAs("PaymentAnswered")
    record PaymentAnswered(UUID paymentId, UUID runId, BankAnswer answer, Instant recordedAt)
            implements PaymentEvent {}

    /** Its run was cancelled. */
    @StoredAs("PaymentCancelled")
    record PaymentCancelled(UUID paymentId, UUID runId, Instant recordedAt)
            implements PaymentEvent {}

    /**
     * What a bank says of a payment.
     *
     * @param accepted it was carried out; else it was not and will not be
     * @param reasonCode of a rejected one, of ISO 20022's external code set where there is one
     * @param reasonText the bank's words
     * @param bankReference the bank's own name of the payment
     */
    record BankAnswer(
            boolean accepted,
            @Nullable String reasonCode,
            @Nullable String reasonText,
            @Nullable String bankReference) {

        /** A rejected payment whose reason the bank does not tell. */
        static final String NO_REASON = "NARR";

        String reason() {
            return reasonCode == null ? NO_REASON : reasonCode;
        }
    }
}
