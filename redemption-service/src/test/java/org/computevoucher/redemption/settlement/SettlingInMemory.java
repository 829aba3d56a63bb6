package org.computevoucher.redemption.settlement;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.payee.OweThePayee;
import org.computevoucher.redemption.payee.PayeeAccount;
import org.computevoucher.redemption.payee.PaymentIds;
import org.computevoucher.redemption.payee.ReleasePayable;
import org.computevoucher.redemption.settlement.PaymentEvent.BankAnswer;
import org.computevoucher.redemption.settlement.SettlementCommand.AnswerToPayment;
import org.computevoucher.redemption.settlement.SettlementCommand.ApproveSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.CancelSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.DuePayee;
import org.computevoucher.redemption.settlement.SettlementCommand.OpenSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.TakeBankAnswers;
import org.computevoucher.redemption.settlement.SettlementRunEvent.PayeesCollected;
import org.computevoucher.redemption.settlement.SettlementRunEvent.PaymentsGivenBack;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunCancelled;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunOpened;
import org.computevoucher.testkit.InMemoryService;

/**
 * Runs, payments and payees' accounts in memory, with the automation that reads their log; it is
 * told to go on by the tests, so that it can be stopped anywhere and read anything again.
 */
final class SettlingInMemory {

    static final String POT = "310000-COMPUTE-2026";
    static final String OTHER_POT = "310000-MODEL-2026";
    static final Instant NOW = Instant.parse("2026-03-03T16:30:00Z");
    static final BankAccount TREASURY =
            new BankAccount("上海市财政局", "31001500000000000001", "105290000017");
    static final Mandate EVERYTHING = new Mandate(true, Set.of(), null, null);

    /** How many payees rows tell of at once: fewer than would be asked for. */
    private static final int AT_ONCE = 2;

    private final InMemoryService service =
            InMemoryService.define()
                    .existing(PayeeAccount.class)
                    .created(SettlementRun.class)
                    .created(Payment.class)
                    .handler(SettlementDesk::new)
                    .start();
    private final DuePayees due = mock(DuePayees.class);
    private final WhenSettlementRunOpenedThenCollectWhatIsPayable automation;
    private final Set<String> withoutBankAccount = new HashSet<>();
    private final List<DuePayee> payees = new ArrayList<>();
    private long logIndex;
    private int read;

    SettlingInMemory() {
        Commands commands = mock(Commands.class);
        when(commands.within(any())).thenAnswer(call -> service.send(call.getArgument(0)));
        when(due.next(any(), anyString(), anyInt()))
                .thenAnswer(call -> next(call.getArgument(0), call.getArgument(1)));
        automation =
                new WhenSettlementRunOpenedThenCollectWhatIsPayable(
                        commands, due, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static BankAccount accountOf(String payee) {
        return new BankAccount(payee, "6222020000000000001", "102290000020");
    }

    void owe(String pot, String payee, String voucher, long fen) {
        if (payees.stream().noneMatch(known -> known.payee().equals(payee))) {
            payees.add(new DuePayee(payee, List.of(POT, OTHER_POT), accountOf(payee)));
            payees.sort(Comparator.comparing(DuePayee::payee));
        }
        service.accepted(
                new OweThePayee(
                        PayeeAccount.idOf(pot, payee),
                        pot,
                        "310000",
                        payee,
                        id(voucher),
                        id("consumption " + ++logIndex),
                        fen,
                        logIndex,
                        NOW));
    }

    void reverse(String payee, String voucher, long fen) {
        service.accepted(
                new ReleasePayable(
                        PayeeAccount.idOf(POT, payee),
                        POT,
                        "310000",
                        payee,
                        id(voucher),
                        "91330100799655058B",
                        payee,
                        id("r" + ++logIndex),
                        id("consumption"),
                        id("recovery " + logIndex),
                        fen,
                        logIndex,
                        NOW,
                        NOW));
    }

    void hasNoBankAccount(String payee) {
        withoutBankAccount.add(payee);
    }

    /** Opens it, and lets it collect to its end. */
    UUID collected(String run) {
        service.accepted(open(run));
        goOn();
        return id(run);
    }

    UUID approved(String run) {
        UUID runId = collected(run);
        service.accepted(approve(run, "second"));
        return runId;
    }

    static OpenSettlementRun open(String run) {
        return new OpenSettlementRun(
                id(run), new SettlementScope("310000", null, null), "first", TREASURY, NOW);
    }

    static ApproveSettlementRun approve(String run, String person) {
        return new ApproveSettlementRun(
                id(run), EVERYTHING, person, LocalDate.parse("2026-03-04"), NOW);
    }

    static CancelSettlementRun cancel(String run) {
        return new CancelSettlementRun(id(run), EVERYTHING, "second", "minutes", NOW);
    }

    static TakeBankAnswers answers(String run, AnswerToPayment... answers) {
        return new TakeBankAnswers(id(run), EVERYTHING, List.of(answers), NOW);
    }

    static AnswerToPayment paid(String run, String payee) {
        return new AnswerToPayment(
                paymentId(run, payee), new BankAnswer(true, null, null, "bank-1"));
    }

    static AnswerToPayment rejected(String run, String payee) {
        return new AnswerToPayment(
                paymentId(run, payee), new BankAnswer(false, "AC04", "closed", null));
    }

    static String paymentId(String run, String payee) {
        return PaymentIds.endToEndId(Payment.idOf(id(run), payee));
    }

    Object accepted(Object command) {
        return service.accepted(command);
    }

    @SuppressWarnings("unchecked") // what the desk answers
    List<BankAnswerResult> answered(TakeBankAnswers command) {
        return (List<BankAnswerResult>) service.accepted(command);
    }

    Refusal refused(Object command) {
        return service.refused(command);
    }

    /** The automation reads everything that is new, and what comes of it. */
    void goOn() {
        while (step()) {
            // the next one
        }
    }

    /** It reads one event; false where it has read all. */
    boolean step() {
        if (read == service.events().size()) {
            return false;
        }
        hand(service.events().get(read++));
        return true;
    }

    /** Its position was lost: it reads everything again. */
    void readAgainFromTheBeginning() {
        read = 0;
        goOn();
    }

    private void hand(Object event) {
        switch (event) {
            case SettlementRunOpened opened -> automation.on(opened);
            case PayeesCollected collected -> automation.on(collected);
            case SettlementRunCancelled cancelled -> automation.on(cancelled);
            case PaymentsGivenBack back -> automation.on(back);
            default -> {
                // of no concern to it
            }
        }
    }

    List<Object> events() {
        return service.events();
    }

    <E> List<E> events(Class<E> type) {
        return service.events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<DuePayee> next(SettlementScope scope, String after) {
        return payees.stream()
                .filter(payee -> payee.payee().compareTo(after) > 0)
                .filter(payee -> scope.payee() == null || scope.payee().equals(payee.payee()))
                .limit(AT_ONCE)
                .map(
                        payee ->
                                withoutBankAccount.contains(payee.payee())
                                        ? new DuePayee(payee.payee(), payee.pots(), null)
                                        : payee)
                .toList();
    }
}
