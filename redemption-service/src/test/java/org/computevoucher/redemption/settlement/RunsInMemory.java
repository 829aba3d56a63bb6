package org.computevoucher.redemption.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.payee.PaymentIds;
import org.computevoucher.redemption.settlement.PaymentEvent.BankAnswer;
import org.computevoucher.redemption.settlement.SettlementCommand.AnswerToPayment;
import org.computevoucher.redemption.settlement.SettlementCommand.ApproveSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.CancelSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.CollectPayees;
import org.computevoucher.redemption.settlement.SettlementCommand.DuePayee;
import org.computevoucher.redemption.settlement.SettlementCommand.GiveBackPayments;
import org.computevoucher.redemption.settlement.SettlementCommand.OpenSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.TakeBankAnswers;

/** Settlement runs of Shanghai, for stories of the whole service. */
public final class RunsInMemory {

    private static final Mandate EVERYTHING = new Mandate(true, Set.of(), null, null);
    private static final BankAccount TREASURY =
            new BankAccount("上海市财政局", "31001500000000000001", "105290000017");

    private RunsInMemory() {}

    public static Object open(UUID runId, String person, Instant at) {
        return new OpenSettlementRun(
                runId, new SettlementScope("310000", null, null), person, TREASURY, at);
    }

    /**
     * @param after the last payee that was looked at
     * @param withoutAccount the payee who has not said where it wants its money
     */
    public static Object collect(
            UUID runId,
            String after,
            List<String> payees,
            List<String> pots,
            String withoutAccount,
            Instant at) {
        List<DuePayee> next =
                payees.stream()
                        .map(
                                payee ->
                                        new DuePayee(
                                                payee,
                                                pots,
                                                payee.equals(withoutAccount)
                                                        ? null
                                                        : accountOf(payee)))
                        .toList();
        return new CollectPayees(runId, after, next, at);
    }

    private static BankAccount accountOf(String payee) {
        return new BankAccount(payee, "6222020000000000001", "102290000020");
    }

    public static Object approve(UUID runId, String person, Instant at) {
        return new ApproveSettlementRun(
                runId, EVERYTHING, person, LocalDate.ofInstant(at, ZoneOffset.UTC), at);
    }

    public static Object cancel(UUID runId, Instant at) {
        return new CancelSettlementRun(runId, EVERYTHING, "second", "minutes", at);
    }

    /**
     * @param givenBack how many were given back before
     */
    public static Object giveBack(UUID runId, int givenBack, Instant at) {
        return new GiveBackPayments(runId, givenBack, at);
    }

    public static Object answer(UUID runId, UUID paymentId, boolean accepted, Instant at) {
        BankAnswer answer =
                accepted
                        ? new BankAnswer(true, null, null, "bank-1")
                        : new BankAnswer(false, "AC04", "closed", null);
        return new TakeBankAnswers(
                runId,
                EVERYTHING,
                List.of(new AnswerToPayment(PaymentIds.endToEndId(paymentId), answer)),
                at);
    }
}
