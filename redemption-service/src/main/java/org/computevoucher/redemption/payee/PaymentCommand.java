package org.computevoucher.redemption.payee;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentGivenBack;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentRejected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableNetted;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;

/** What settlement runs do with payees' accounts. Parts of their own commands. */
public sealed interface PaymentCommand {

    String pot();

    String payee();

    UUID paymentId();

    default String account() {
        return PayeeAccount.idOf(pot(), payee());
    }

    /**
     * Collect all that a pot owes a payee.
     *
     * @param settlementId the run that collects
     * @param paymentId the payment that will pay it, together with what other pots owe the payee
     */
    record CollectPayable(String pot, String payee, UUID settlementId, UUID paymentId, Instant at)
            implements PaymentCommand {

        PayableCollected collected(
                String region, UUID causeId, Money gross, List<VoucherAmount> netted) {
            Money net =
                    netted.stream()
                            .map(part -> Money.ofFen(part.amountFen()))
                            .reduce(gross, Money::minus);
            return new PayableCollected(
                    account(),
                    pot,
                    region,
                    payee,
                    settlementId,
                    paymentId,
                    causeId,
                    gross.fen(),
                    netted,
                    net.fen(),
                    at);
        }

        ReceivableNetted netted(String region, UUID raisedId, VoucherAmount part) {
            String name = "netted/%s/%s/%s".formatted(settlementId, account(), part.voucherId());
            return new ReceivableNetted(
                    account(),
                    pot,
                    region,
                    payee,
                    part.voucherId(),
                    UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
                    raisedId,
                    settlementId,
                    part.amountFen(),
                    at);
        }
    }

    /** What ends a payment. */
    sealed interface PaymentEnd extends PaymentCommand {

        /** What happens to the part of the payment that is this account's. */
        PayeeAccountEvent event(String region, PayeeBalance.InPayment found);
    }

    /** Give back what was collected: the run was cancelled. */
    record GiveBackPayment(String pot, String payee, UUID paymentId, Instant at)
            implements PaymentEnd {

        @Override
        public PayeeAccountEvent event(String region, PayeeBalance.InPayment found) {
            return new PaymentGivenBack(
                    account(),
                    pot,
                    payee,
                    found.settlementId(),
                    paymentId,
                    found.amounts().total().fen(),
                    at);
        }
    }

    /**
     * Record that the bank carried a payment out.
     *
     * @param eventId the id that SubsidyReimbursed will have
     * @param paidAt when, as the bank says; not after at
     */
    record RecordPayment(
            String pot, String payee, UUID paymentId, UUID eventId, Instant paidAt, Instant at)
            implements PaymentEnd {

        @Override
        public PayeeAccountEvent event(String region, PayeeBalance.InPayment found) {
            return new SubsidyReimbursed(
                    eventId,
                    found.causeId(),
                    found.settlementId(),
                    pot,
                    region,
                    payee,
                    found.amounts().total().fen(),
                    paidAt,
                    at,
                    PaymentIds.endToEndId(paymentId));
        }
    }

    /**
     * Record that the bank did not carry a payment out.
     *
     * @param eventId the id that PaymentRejected will have
     * @param reason the bank's code
     */
    record RejectPayment(
            String pot, String payee, UUID paymentId, UUID eventId, String reason, Instant at)
            implements PaymentEnd {

        @Override
        public PayeeAccountEvent event(String region, PayeeBalance.InPayment found) {
            return new PaymentRejected(
                    eventId,
                    found.causeId(),
                    found.settlementId(),
                    PaymentIds.endToEndId(paymentId),
                    pot,
                    region,
                    payee,
                    found.amounts().total().fen(),
                    reason,
                    at,
                    at);
        }
    }
}
