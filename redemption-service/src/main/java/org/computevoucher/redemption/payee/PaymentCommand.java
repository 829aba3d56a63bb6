package org.computevoucher.redemption.payee;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentGivenBack;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentRejected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableNetted;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.jspecify.annotations.Nullable;

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

        /** What happens to the part of the payment that is this account's; one event or more. */
        List<? extends PayeeAccountEvent> events(String region, PayeeBalance.InPayment found);
    }

    /** Give back what was collected: the run was cancelled. */
    record GiveBackPayment(String pot, String payee, UUID paymentId, Instant at)
            implements PaymentEnd {

        @Override
        public List<PaymentGivenBack> events(String region, PayeeBalance.InPayment found) {
            return List.of(
                    new PaymentGivenBack(
                            account(),
                            pot,
                            payee,
                            found.settlementId(),
                            paymentId,
                            found.amounts().total().fen(),
                            at));
        }
    }

    /**
     * Record that the bank carried a payment out. It is told in parts of at most {@value
     * #VOUCHERS_AT_ONCE} vouchers, so that no event is larger than a broker takes.
     *
     * @param eventId the id that SubsidyReimbursed will have, or the first of them
     * @param paidAt when, as the bank says; not after at
     */
    record RecordPayment(
            String pot, String payee, UUID paymentId, UUID eventId, Instant paidAt, Instant at)
            implements PaymentEnd {

        static final int VOUCHERS_AT_ONCE = 1_000;

        @Override
        public List<SubsidyReimbursed> events(String region, PayeeBalance.InPayment found) {
            List<VoucherAmount> vouchers = found.vouchers().orElse(null);
            if (vouchers == null) {
                return List.of(part(0, region, found, found.amounts().total(), null));
            }
            List<SubsidyReimbursed> parts = new ArrayList<>();
            for (int from = 0; from < vouchers.size(); from += VOUCHERS_AT_ONCE) {
                int to = Math.min(from + VOUCHERS_AT_ONCE, vouchers.size());
                List<VoucherAmount> some = vouchers.subList(from, to);
                Money amount =
                        some.stream()
                                .map(one -> Money.ofFen(one.amountFen()))
                                .reduce(Money.ZERO, Money::plus);
                parts.add(part(parts.size(), region, found, amount, some));
            }
            return parts;
        }

        private SubsidyReimbursed part(
                int number,
                String region,
                PayeeBalance.InPayment found,
                Money amount,
                @Nullable List<VoucherAmount> vouchers) {
            return new SubsidyReimbursed(
                    number == 0 ? eventId : idOf(number),
                    found.causeId(),
                    found.settlementId(),
                    pot,
                    region,
                    payee,
                    amount.fen(),
                    paidAt,
                    at,
                    PaymentIds.endToEndId(paymentId),
                    vouchers);
        }

        private UUID idOf(int part) {
            return UUID.nameUUIDFromBytes((eventId + "/" + part).getBytes(UTF_8));
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
        public List<PaymentRejected> events(String region, PayeeBalance.InPayment found) {
            return List.of(
                    new PaymentRejected(
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
                            at));
        }
    }
}
