package org.computevoucher.redemption.settlement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.payee.PayeeDesk;
import org.computevoucher.redemption.payee.PaymentCommand.PaymentEnd;
import org.computevoucher.redemption.payee.PaymentCommand.RecordPayment;
import org.computevoucher.redemption.payee.PaymentCommand.RejectPayment;
import org.computevoucher.redemption.payee.PaymentIds;
import org.computevoucher.redemption.settlement.Payment.Answered;
import org.computevoucher.redemption.settlement.PaymentEvent.BankAnswer;
import org.computevoucher.redemption.settlement.SettlementCommand.AnswerToPayment;
import org.computevoucher.redemption.settlement.SettlementCommand.TakeBankAnswers;
import org.computevoucher.redemption.settlement.SettlementRefusal.PaymentUnknown;

/** Takes what a bank says of payments, each for itself: one that is refused holds up no other. */
final class BankAnswers {

    private final Repository<Payment> payments;
    private final PayeeDesk payees;

    BankAnswers(Repository<Payment> payments, PayeeDesk payees) {
        this.payments = payments;
        this.payees = payees;
    }

    /** A result for each answer, in their order. */
    List<BankAnswerResult> take(Aggregate<SettlementRun> run, TakeBankAnswers command) {
        return command.answers().stream().map(answer -> take(run, command, answer)).toList();
    }

    private BankAnswerResult take(
            Aggregate<SettlementRun> run, TakeBankAnswers command, AnswerToPayment said) {
        Outcome<Answered> outcome =
                payment(said.paymentId())
                        .map(payment -> answer(run, payment, command, said.answer()))
                        .orElseGet(() -> Outcome.refused(new PaymentUnknown(said.paymentId())));
        return switch (outcome) {
            case Outcome.Accepted<Answered>(Answered answered) ->
                    BankAnswerResult.recorded(said.paymentId(), answered.at());
            case Outcome.Refused<Answered>(var refusal) ->
                    BankAnswerResult.refused(said.paymentId(), refusal);
        };
    }

    private Optional<Aggregate<Payment>> payment(String endToEndId) {
        return PaymentIds.isOne(endToEndId)
                ? Aggregates.find(payments, PaymentIds.paymentId(endToEndId).toString())
                : Optional.empty();
    }

    private Outcome<Answered> answer(
            Aggregate<SettlementRun> run,
            Aggregate<Payment> payment,
            TakeBankAnswers command,
            BankAnswer said) {
        Outcome<Answered> outcome =
                payment.invoke(found -> found.answer(command.runId(), said, command.at()));
        return outcome.map(
                answered -> {
                    if (answered.first()) {
                        UUID paymentId = UUID.fromString(payment.identifierAsString());
                        String payee = payment.invoke(Payment::payee);
                        for (PaymentLine line : payment.invoke(Payment::paidLines)) {
                            payees.end(endOf(line.pot(), payee, paymentId, said, command.at()));
                        }
                        long amountFen = payment.invoke(Payment::amountFen);
                        run.execute(
                                found ->
                                        found.answered(
                                                paymentId,
                                                amountFen,
                                                said.accepted(),
                                                command.at()));
                    }
                    return answered;
                });
    }

    /** A payment ends once in each pot, so the id of the fact follows from both. */
    private static PaymentEnd endOf(
            String pot, String payee, UUID paymentId, BankAnswer said, Instant at) {
        UUID eventId =
                UUID.nameUUIDFromBytes(("answered/" + paymentId + '/' + pot).getBytes(UTF_8));
        return said.accepted()
                ? new RecordPayment(pot, payee, paymentId, eventId, at, at)
                : new RejectPayment(pot, payee, paymentId, eventId, said.reason(), at);
    }
}
