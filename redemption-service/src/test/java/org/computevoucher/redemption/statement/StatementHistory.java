package org.computevoucher.redemption.statement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.computevoucher.redemption.payee.PayeeAccount;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentGivenBack;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PaymentRejected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableNetted;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableReceived;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableSetOff;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyOwed;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.usage.ExceptionVerdict;
import org.computevoucher.redemption.usage.Reversal;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageEvent.ExceptionDecided;
import org.computevoucher.redemption.usage.UsageEvent.UsageExcepted;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;

/**
 * A log as the service could have written it, by chance: two data centres, two pots of which one
 * pays the data centre and the other the enterprise, and clocks that sometimes go back.
 */
final class StatementHistory {

    static final String ENTERPRISE = "91330100799655058B";
    private static final String REGION = "310000";
    private static final String PAYS_CENTRES = "310000-COMPUTE-2026";
    private static final String PAYS_ENTERPRISES = "310000-MODEL-2026";
    private static final UUID NONE = new UUID(0, 0);

    private final Random chance;
    private final List<LoggedFact> log = new ArrayList<>();
    private final Map<Account, Amounts> amounts = new HashMap<>();
    private final List<ComputeConsumed> accepted = new ArrayList<>();
    private final Map<UUID, Long> left = new HashMap<>();
    private final List<UsageExcepted> waiting = new ArrayList<>();
    private final List<PayableCollected> inPayment = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private StatementHistory(long seed) {
        this.chance = new Random(seed);
    }

    /** So many steps of a history that is always the same for a seed. */
    static StatementHistory of(long seed, int steps) {
        StatementHistory history = new StatementHistory(seed);
        for (int i = 0; i < steps; i++) {
            history.step();
        }
        return history;
    }

    List<LoggedFact> log() {
        return List.copyOf(log);
    }

    /** What each account comes to, by what was done and not by what was written of it. */
    Map<Account, Amounts> amounts() {
        return Map.copyOf(amounts);
    }

    private void step() {
        now = now.plus(Duration.ofMinutes(chance.nextInt(1_500)));
        switch (chance.nextInt(8)) {
            case 0, 1 -> consume();
            case 2 -> reverse();
            case 3 -> except();
            case 4 -> decide();
            case 5 -> collect();
            case 6 -> answer();
            default -> receive();
        }
    }

    private void consume() {
        boolean paysCentre = chance.nextBoolean();
        Usage usage = usage();
        String payee = paysCentre ? usage.dataCentre() : ENTERPRISE;
        Account account = new Account(payee, paysCentre ? PAYS_CENTRES : PAYS_ENTERPRISES);
        long subsidy = usage.billedCostFen() * 8 / 10;
        long receivable = amountsOf(account).receivableFen();
        long setOff = chance.nextInt(4) == 0 ? Math.min(subsidy, receivable) : 0;
        ComputeConsumed consumed =
                new ComputeConsumed(
                        id(),
                        NONE,
                        usage.voucherId(),
                        account.pot(),
                        REGION,
                        ENTERPRISE,
                        usage,
                        usage.billedCostFen(),
                        subsidy,
                        usage.billedCostFen() - subsidy,
                        BindingLimit.RATE,
                        0,
                        payee,
                        setOff,
                        now,
                        recorded());
        if (setOff > 0) {
            book(account, 0, 0, -setOff, 0);
            say(
                    new ReceivableSetOff(
                            payeeAccount(account),
                            account.pot(),
                            REGION,
                            account.party(),
                            usage.voucherId(),
                            id(),
                            NONE,
                            consumed.eventId(),
                            setOff,
                            recorded()));
        }
        say(consumed);
        accepted.add(consumed);
        left.put(consumed.eventId(), usage.billedCostFen());
        if (subsidy > setOff) {
            book(account, subsidy - setOff, 0, 0, 0);
            say(
                    new SubsidyOwed(
                            payeeAccount(account),
                            account.pot(),
                            REGION,
                            payee,
                            consumed.eventId(),
                            subsidy - setOff,
                            log.size(),
                            recorded(),
                            usage.voucherId()));
        }
    }

    private void reverse() {
        if (accepted.isEmpty()) {
            return;
        }
        ComputeConsumed original = accepted.get(chance.nextInt(accepted.size()));
        long most = left.getOrDefault(original.eventId(), 0L);
        if (most == 0) {
            return;
        }
        long cost = 1 + chance.nextLong(most);
        left.put(original.eventId(), most - cost);
        Account account = new Account(original.payee(), original.pot());
        long subsidy = cost * 8 / 10;
        UUID reversal = id();
        say(
                new ReversalRecorded(
                        original.voucherId(),
                        original.pot(),
                        REGION,
                        ENTERPRISE,
                        original.payee(),
                        reversal,
                        reversal,
                        original.eventId(),
                        NONE,
                        new Reversal(
                                original.usage().dataCentre(),
                                original.usage().usageId(),
                                "r",
                                cost,
                                "METERING_ERROR"),
                        cost,
                        subsidy,
                        now,
                        recorded()));
        if (subsidy == 0) {
            return;
        }
        long released = Math.min(subsidy, amountsOf(account).payableFen());
        book(account, -released, 0, subsidy - released, 0);
        say(
                new PayableReleased(
                        payeeAccount(account),
                        account.pot(),
                        REGION,
                        account.party(),
                        original.voucherId(),
                        ENTERPRISE,
                        original.usage().dataCentre(),
                        id(),
                        reversal,
                        original.eventId(),
                        released,
                        subsidy - released,
                        log.size(),
                        now,
                        recorded()));
        if (subsidy > released) {
            say(
                    new RecoveryRaised(
                            id(),
                            original.eventId(),
                            account.pot(),
                            REGION,
                            account.party(),
                            original.voucherId(),
                            subsidy - released,
                            now,
                            recorded(),
                            payeeAccount(account)));
        }
    }

    private void except() {
        Usage usage = usage();
        UsageExcepted excepted =
                new UsageExcepted(
                        usage.key(),
                        "",
                        usage,
                        PAYS_CENTRES,
                        REGION,
                        ENTERPRISE,
                        "REPORTED_TOO_LATE",
                        "",
                        recorded());
        waiting.add(excepted);
        say(excepted);
    }

    private void decide() {
        if (!waiting.isEmpty()) {
            UsageExcepted one = waiting.removeFirst();
            say(
                    new ExceptionDecided(
                            one.usageKey(),
                            chance.nextBoolean()
                                    ? ExceptionVerdict.ACCEPT
                                    : ExceptionVerdict.REJECT,
                            "LATE",
                            "d",
                            "clerk",
                            recorded()));
        }
    }

    private void collect() {
        for (Account account : List.copyOf(amounts.keySet())) {
            Amounts before = amountsOf(account);
            long netted = Math.min(before.payableFen(), before.receivableFen());
            long net = before.payableFen() - netted;
            if (before.payableFen() == 0) {
                continue;
            }
            book(account, -before.payableFen(), net, -netted, 0);
            PayableCollected collected =
                    new PayableCollected(
                            payeeAccount(account),
                            account.pot(),
                            REGION,
                            account.party(),
                            id(),
                            id(),
                            NONE,
                            before.payableFen(),
                            List.of(),
                            net,
                            recorded());
            say(collected);
            if (netted > 0) {
                say(
                        new ReceivableNetted(
                                payeeAccount(account),
                                account.pot(),
                                REGION,
                                account.party(),
                                NONE,
                                id(),
                                NONE,
                                collected.settlementId(),
                                netted,
                                recorded()));
            }
            if (net > 0) {
                inPayment.add(collected);
            }
        }
    }

    private void answer() {
        if (inPayment.isEmpty()) {
            return;
        }
        PayableCollected one = inPayment.removeFirst();
        Account account = new Account(one.payee(), one.pot());
        long fen = one.amountFen();
        switch (chance.nextInt(3)) {
            case 0 -> {
                book(account, 0, -fen, 0, fen);
                say(
                        new SubsidyReimbursed(
                                id(),
                                NONE,
                                one.settlementId(),
                                one.pot(),
                                REGION,
                                one.payee(),
                                fen,
                                now,
                                recorded(),
                                "p",
                                null));
            }
            case 1 -> {
                book(account, fen, -fen, 0, 0);
                say(
                        new PaymentRejected(
                                id(),
                                NONE,
                                one.settlementId(),
                                "p",
                                one.pot(),
                                REGION,
                                one.payee(),
                                fen,
                                "AC04",
                                now,
                                recorded()));
            }
            default -> {
                book(account, fen, -fen, 0, 0);
                say(
                        new PaymentGivenBack(
                                one.account(),
                                one.pot(),
                                one.payee(),
                                one.settlementId(),
                                one.paymentId(),
                                fen,
                                recorded()));
            }
        }
    }

    private void receive() {
        for (Account account : List.copyOf(amounts.keySet())) {
            Amounts before = amountsOf(account);
            long fen = Math.min(before.receivableFen(), before.paidFen()) / 2;
            if (fen > 0) {
                book(account, 0, 0, -fen, -fen);
                say(
                        new ReceivableReceived(
                                payeeAccount(account),
                                account.pot(),
                                REGION,
                                account.party(),
                                NONE,
                                id(),
                                NONE,
                                id(),
                                fen,
                                "d",
                                "treasurer",
                                recorded()));
            }
        }
    }

    private Usage usage() {
        return new Usage(
                "DC-" + (1 + chance.nextInt(2)),
                "u" + log.size(),
                id(),
                ChargePeriod.of(now, now.plusSeconds(60)),
                1 + chance.nextInt(100_000),
                Usage.Details.NONE);
    }

    private void say(Object event) {
        log.add(new LoggedFact(log.size() + 1L, id(), event));
    }

    private void book(Account account, long payable, long inPay, long receivable, long paid) {
        amounts.merge(account, new Amounts(payable, inPay, receivable, paid), Amounts::plus);
    }

    private Amounts amountsOf(Account account) {
        return amounts.getOrDefault(account, Amounts.NONE);
    }

    private static String payeeAccount(Account account) {
        return PayeeAccount.idOf(account.pot(), account.party());
    }

    /** Up to two days back: events are not stored in the order of their clocks. */
    private Instant recorded() {
        return now.minus(Duration.ofMinutes(chance.nextInt(10) == 0 ? chance.nextInt(2_880) : 0));
    }

    private UUID id() {
        return new UUID(chance.nextLong(), chance.nextLong());
    }
}
