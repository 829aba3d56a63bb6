package org.computevoucher.redemption.payee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableTaken;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentGivenBack;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentRejected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableNetted;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableReceived;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableSetOff;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyOwed;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.payee.PaymentCommand.CollectPayable;
import org.computevoucher.redemption.payee.PaymentCommand.GiveBackPayment;
import org.computevoucher.redemption.payee.PaymentCommand.PaymentEnd;
import org.computevoucher.redemption.payee.PaymentCommand.RecordPayment;
import org.computevoucher.redemption.payee.PaymentCommand.RejectPayment;
import org.computevoucher.testkit.InMemoryService;

/** One payee's account in memory, spoken to in words, and its amounts as its events tell them. */
final class PayingInMemory {

    private static final String POT = "310000-COMPUTE-2026";
    private static final String ACCOUNT = "310000-COMPUTE-2026:DC-1";
    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00Z");

    private final InMemoryService service =
            InMemoryService.define().existing(PayeeAccount.class).handler(Payments::new).start();
    private final List<Object> fromTheLog = new ArrayList<>();
    private final Deque<String> unanswered = new ArrayDeque<>();
    private UUID lastConsumption = new UUID(0, 0);
    private long logIndex;

    /** The desk of payees, as the desks of other capabilities use it. */
    static final class Payments {

        private final PayeeDesk desk;

        Payments(Configuration configuration) {
            this.desk = new PayeeDesk(configuration);
        }

        @CommandHandler
        Outcome<?> setOff(SetOffReceivable command) {
            return desk.setOff(command);
        }

        @CommandHandler
        Outcome<Boolean> collect(CollectPayable command) {
            return Outcome.accepted(desk.collect(command).isPresent());
        }

        @CommandHandler
        Outcome<Boolean> giveBack(GiveBackPayment command) {
            return end(command);
        }

        @CommandHandler
        Outcome<Boolean> pay(RecordPayment command) {
            return end(command);
        }

        @CommandHandler
        Outcome<Boolean> reject(RejectPayment command) {
            return end(command);
        }

        private Outcome<Boolean> end(PaymentEnd command) {
            desk.end(command);
            return Outcome.accepted(true);
        }
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** A title, then in each row a step, what it says, and the four amounts after it. */
    void play(String table) {
        table.lines()
                .skip(1)
                .forEach(
                        line -> {
                            String[] cells = line.split("\\|", -1);
                            String step = cells[0].strip();
                            assertThat(says(step)).as(step).isEqualTo(cells[1].strip());
                            assertThat(amounts())
                                    .as(step)
                                    .containsExactly(
                                            Arrays.stream(cells)
                                                    .skip(2)
                                                    .mapToLong(cell -> Long.parseLong(cell.strip()))
                                                    .toArray());
                        });
    }

    List<Object> eventsOf(String step) {
        return service.eventsOf(command(step));
    }

    List<Object> events() {
        return service.events();
    }

    UUID lastConsumption() {
        return lastConsumption;
    }

    void readTheLogAgain() {
        fromTheLog.forEach(service::accepted);
    }

    void tryTo(String step) {
        String said = says(step);
        if (step.startsWith("collect") && said.equals("done") && lastIsInPayment()) {
            unanswered.add(step.substring("collect ".length()));
        }
    }

    private boolean lastIsInPayment() {
        return service.events().reversed().stream()
                .filter(PayableCollected.class::isInstance)
                .map(PayableCollected.class::cast)
                .findFirst()
                .filter(collected -> collected.amountFen() > 0)
                .isPresent();
    }

    void answerOldest(int how) {
        String payment = unanswered.poll();
        if (payment != null) {
            String verb = List.of("pay ", "reject ", "give back ").get(how);
            assertThat(says(verb + payment)).isEqualTo("done");
        }
    }

    void assertBalances() {
        long[] amounts = amounts();
        assertThat(LongStream.of(amounts)).allMatch(amount -> amount >= 0);
        long taken =
                sum(
                        event ->
                                switch (event) {
                                    case SubsidyOwed owed -> owed.subsidyFen();
                                    case PayableReleased released ->
                                            -released.releasedFen() - released.recoveryFen();
                                    // what was set off is owed for new usage, and paid already
                                    case ReceivableSetOff setOff -> setOff.amountFen();
                                    default -> 0;
                                });
        assertThat(amounts[0] + amounts[1] + amounts[3] - amounts[2]).isEqualTo(taken);
    }

    private String says(String step) {
        return switch (service.<Object>send(command(step))) {
            case Outcome.Accepted<Object>(Object result) -> result.equals(false) ? "none" : "done";
            case Outcome.Refused<Object>(var refusal) -> refusal.reason();
        };
    }

    private Object command(String step) {
        String[] words = step.split(" ", -1);
        return switch (words[0]) {
            case "owe" -> read(owe(words[1], Long.parseLong(words[2])));
            case "reverse" -> read(reverse(words[1], Long.parseLong(words[2])));
            case "set" ->
                    new SetOffReceivable(
                            POT, "DC-1", id(words[2]), id(step), Long.parseLong(words[3]), NOW);
            case "collect" ->
                    new CollectPayable(POT, "DC-1", id("run of " + words[1]), id(words[1]), NOW);
            case "give" -> new GiveBackPayment(POT, "DC-1", id(words[2]), NOW);
            case "pay" -> new RecordPayment(POT, "DC-1", id(words[1]), id(step), NOW, NOW);
            case "reject" -> new RejectPayment(POT, "DC-1", id(words[1]), id(step), "AC04", NOW);
            case "receive" ->
                    new ReceiveRecovery(
                            ACCOUNT,
                            POT,
                            "DC-1",
                            id(step + service.events().size()),
                            words.length > 2 ? id(words[3]) : null,
                            Long.parseLong(words[1]),
                            "receipt",
                            "treasurer",
                            NOW);
            default -> throw new IllegalArgumentException(step);
        };
    }

    private Object read(Object command) {
        fromTheLog.add(command);
        return command;
    }

    private OweThePayee owe(String voucher, long fen) {
        lastConsumption = id("consumption " + ++logIndex);
        return new OweThePayee(
                ACCOUNT, POT, "310000", "DC-1", id(voucher), lastConsumption, fen, logIndex, NOW);
    }

    private ReleasePayable reverse(String voucher, long fen) {
        UUID consumption = lastConsumption;
        return new ReleasePayable(
                ACCOUNT,
                POT,
                "310000",
                "DC-1",
                id(voucher),
                "91330100799655058B",
                "DC-1",
                id("r" + ++logIndex),
                consumption,
                id("recovery " + logIndex),
                fen,
                logIndex,
                NOW,
                NOW);
    }

    private long[] amounts() {
        return new long[] {
            sum(
                    event ->
                            switch (event) {
                                case SubsidyOwed owed -> owed.subsidyFen();
                                case PayableReleased released -> -released.releasedFen();
                                case PayableTaken taken -> -taken.amountFen();
                                case PayableCollected collected -> -collected.grossFen();
                                case PaymentGivenBack back -> back.amountFen();
                                case PaymentRejected rejected -> rejected.amountFen();
                                default -> 0;
                            }),
            sum(
                    event ->
                            switch (event) {
                                case PayableCollected collected -> collected.amountFen();
                                case PaymentGivenBack back -> -back.amountFen();
                                case PaymentRejected rejected -> -rejected.amountFen();
                                case SubsidyReimbursed paid -> -paid.amountFen();
                                default -> 0;
                            }),
            sum(
                    event ->
                            switch (event) {
                                case RecoveryRaised raised -> raised.amountFen();
                                case ReceivableSetOff setOff -> -setOff.amountFen();
                                case ReceivableNetted netted -> -netted.amountFen();
                                case ReceivableReceived received -> -received.amountFen();
                                default -> 0;
                            }),
            sum(
                    event ->
                            switch (event) {
                                case SubsidyReimbursed paid -> paid.amountFen();
                                case PayableTaken taken -> taken.amountFen();
                                case ReceivableReceived received -> -received.amountFen();
                                default -> 0;
                            })
        };
    }

    private long sum(ToLongFunction<Object> difference) {
        return service.events().stream().mapToLong(difference).sum();
    }
}
