package org.computevoucher.redemption.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.payee.PayeeDesk;
import org.computevoucher.redemption.payee.PaymentCommand.CollectPayable;
import org.computevoucher.redemption.payee.PaymentCommand.GiveBackPayment;
import org.computevoucher.redemption.settlement.PaymentEvent.PaymentPrepared;
import org.computevoucher.redemption.settlement.SettlementCommand.ApproveSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.CancelSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.CollectPayees;
import org.computevoucher.redemption.settlement.SettlementCommand.DuePayee;
import org.computevoucher.redemption.settlement.SettlementCommand.GiveBackPayments;
import org.computevoucher.redemption.settlement.SettlementCommand.OpenSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.TakeBankAnswers;
import org.computevoucher.redemption.settlement.SettlementRefusal.SettlementRunUnknown;
import org.computevoucher.redemption.settlement.SettlementRefusal.TreasuryAccountMissing;
import org.computevoucher.redemption.settlement.SettlementRunEvent.CollectedPayee;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunOpened;

/**
 * Settles: what a run collects leaves the payee's account, becomes a payment and is noted by the
 * run in one transaction, and so is what the bank says of it: nothing that was taken stays unpaid,
 * and nobody is paid twice, wherever it is interrupted.
 */
final class SettlementDesk {

    private final Repository<SettlementRun> runs;
    private final Repository<Payment> payments;
    private final PayeeDesk payees;
    private final BankAnswers bankAnswers;

    SettlementDesk(Configuration configuration) {
        this.runs = configuration.repository(SettlementRun.class);
        this.payments = configuration.repository(Payment.class);
        this.payees = new PayeeDesk(configuration);
        this.bankAnswers = new BankAnswers(payments, payees);
    }

    @CommandHandler
    Outcome<RunState> open(OpenSettlementRun command) {
        Optional<Aggregate<SettlementRun>> before =
                Aggregates.find(runs, command.runId().toString());
        if (before.isPresent()) {
            return Outcome.accepted(before.get().invoke(SettlementRun::now));
        }
        BankAccount debtor = command.debtor();
        if (debtor == null) {
            return Outcome.refused(new TreasuryAccountMissing(command.scope().region()));
        }
        Aggregates.begin(
                runs,
                () ->
                        new SettlementRun(
                                new SettlementRunOpened(
                                        command.runId(),
                                        command.scope(),
                                        command.openedBy(),
                                        debtor,
                                        command.at())));
        return Outcome.accepted(
                new RunState(
                        command.runId(),
                        command.scope(),
                        command.openedBy(),
                        RunStatus.OPENING,
                        0,
                        0,
                        0));
    }

    /** Whether these payees came next; what was done before is not done again. */
    @CommandHandler
    Outcome<Boolean> collect(CollectPayees command) {
        Aggregate<SettlementRun> run = runs.load(command.runId().toString());
        if (!run.invoke(found -> found.expects(command))) {
            return Outcome.accepted(false);
        }
        int room = run.invoke(SettlementRun::room);
        List<DuePayee> next = command.next().subList(0, Math.min(room, command.next().size()));
        List<CollectedPayee> collected = new ArrayList<>();
        String region = run.invoke(found -> found.scope().region());
        for (DuePayee due : next) {
            collect(command, region, due).ifPresent(collected::add);
        }
        String last = next.isEmpty() ? null : next.getLast().payee();
        run.execute(found -> found.collected(collected, last, command.at()));
        return Outcome.accepted(true);
    }

    private Optional<CollectedPayee> collect(CollectPayees command, String region, DuePayee due) {
        BankAccount creditor = due.creditor();
        if (creditor == null) {
            return Optional.of(
                    new CollectedPayee(due.payee(), null, 0, LeftOutReason.BANK_ACCOUNT_MISSING));
        }
        UUID paymentId = Payment.idOf(command.runId(), due.payee());
        List<PaymentLine> lines =
                due.pots().stream()
                        .map(
                                pot ->
                                        new CollectPayable(
                                                pot,
                                                due.payee(),
                                                command.runId(),
                                                paymentId,
                                                command.at()))
                        .map(payees::collect)
                        .flatMap(Optional::stream)
                        .map(PaymentLine::of)
                        .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        long amountFen = lines.stream().mapToLong(PaymentLine::amountFen).reduce(0, Math::addExact);
        PaymentPrepared prepared =
                new PaymentPrepared(
                        paymentId,
                        command.runId(),
                        region,
                        due.payee(),
                        creditor,
                        lines,
                        amountFen,
                        command.at());
        Aggregates.begin(payments, () -> new Payment(prepared));
        return Optional.of(new CollectedPayee(due.payee(), paymentId, amountFen, null));
    }

    @CommandHandler
    Outcome<RunState> approve(ApproveSettlementRun command) {
        return of(command.runId(), command.mandate())
                .then(run -> run.invoke(found -> found.approve(command)));
    }

    @CommandHandler
    Outcome<RunState> cancel(CancelSettlementRun command) {
        return of(command.runId(), command.mandate())
                .then(run -> run.invoke(found -> found.cancel(command)));
    }

    /** How many were given back; what was done before is not done again. */
    @CommandHandler
    Outcome<Integer> giveBack(GiveBackPayments command) {
        Aggregate<SettlementRun> run = runs.load(command.runId().toString());
        List<UUID> next =
                run.invoke(
                        found ->
                                found.toBeGivenBack(command.givenBack(), GiveBackPayments.AT_ONCE));
        for (UUID paymentId : next) {
            Aggregate<Payment> payment = payments.load(paymentId.toString());
            payment.execute(found -> found.cancel(command.at()));
            String payee = payment.invoke(Payment::payee);
            for (PaymentLine line : payment.invoke(Payment::paidLines)) {
                payees.end(new GiveBackPayment(line.pot(), payee, paymentId, command.at()));
            }
        }
        if (!next.isEmpty()) {
            run.execute(found -> found.gaveBack(next.size(), command.at()));
        }
        return Outcome.accepted(next.size());
    }

    @CommandHandler
    Outcome<List<BankAnswerResult>> answer(TakeBankAnswers command) {
        return of(command.runId(), command.mandate())
                .then(
                        run ->
                                run.invoke(SettlementRun::requireApproved)
                                        .map(state -> bankAnswers.take(run, command)));
    }

    private Outcome<Aggregate<SettlementRun>> of(UUID runId, Mandate mandate) {
        return Aggregates.find(runs, runId.toString())
                .filter(run -> run.invoke(found -> found.isOf(mandate)))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(new SettlementRunUnknown()));
    }
}
