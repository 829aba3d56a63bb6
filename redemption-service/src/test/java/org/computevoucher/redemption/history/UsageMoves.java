package org.computevoucher.redemption.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.usage.ExceptionVerdict;
import org.computevoucher.redemption.usage.Reversal;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageAnswer;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.computevoucher.redemption.validity.VoucherValidity;
import org.computevoucher.redemption.voucheraccount.CloseVoucherAccount;
import org.computevoucher.redemption.voucheraccount.CorrectionsInMemory;
import org.computevoucher.redemption.voucheraccount.OpenVoucherAccount;
import org.computevoucher.redemption.voucheraccount.PayeeKind;
import org.computevoucher.redemption.voucheraccount.RecordConsumption;
import org.computevoucher.redemption.voucheraccount.RecordedConsumption;
import org.computevoucher.redemption.voucheraccount.ReduceVoucherAccount;
import org.computevoucher.redemption.voucheraccount.ResumeVoucherAccount;
import org.computevoucher.redemption.voucheraccount.SuspendVoucherAccount;
import org.computevoucher.redemption.voucheraccount.VoucherTerms;
import org.jspecify.annotations.Nullable;

/** What data centres and the issuance service do. */
final class UsageMoves {

    private static final int MOST_USES = 60;

    /** A voucher and its terms. */
    record Voucher(UUID id, VoucherTerms terms) {}

    /** A record that has an answer, and which. */
    private record Reported(Usage usage, UsageAnswer answer) {}

    final List<Voucher> vouchers = new ArrayList<>();
    private final List<Reported> reported = new ArrayList<>();
    private final List<Reversal> reversals = new ArrayList<>();
    private final World world;
    private int uses;

    UsageMoves(World world) {
        this.world = world;
    }

    void issue(Move move) {
        UUID id = world.id();
        Instant now = world.now();
        Instant until = now.plus(Duration.ofDays(2 + move.other()));
        VoucherTerms terms =
                new VoucherTerms(
                        World.POTS.get(move.what() % 2),
                        "310000",
                        World.ENTERPRISE,
                        20 + 9L * move.amount(),
                        rate(move.other()),
                        new VoucherValidity(
                                now.minus(Duration.ofDays(30)),
                                until,
                                until.plus(Duration.ofDays(10))),
                        move.what() % 5 == 0 ? PayeeKind.ENTERPRISE : PayeeKind.DATA_CENTRE,
                        null,
                        null,
                        move.what() % 3 == 0 ? "ALLOWED" : null);
        world.send(new OpenVoucherAccount(id, world.id(), terms, now));
        vouchers.add(new Voucher(id, terms));
    }

    private static int rate(int number) {
        return switch (number % 4) {
            case 0 -> 8_000;
            case 1 -> 10_000;
            case 2 -> 3_333;
            default -> 1 + number * 100;
        };
    }

    /** Mostly as much as half a voucher; now and then under one of two invoices. */
    void use(Move move) {
        if (uses == MOST_USES) {
            return;
        }
        Optional<Voucher> found =
                move.oneOf(vouchers, voucher -> !world.oracle.voucher(voucher.id()).isClosed());
        found.ifPresent(
                voucher -> {
                    String centre = world.centres.get(move.other() % world.centres.size());
                    long cost = move.amount() * (move.amount() % 10 == 0 ? 20L : 4L);
                    String invoice = move.amount() % 4 == 0 ? "INV-" + move.amount() % 3 : null;
                    String usageId = "u" + uses++;
                    record(
                            new Usage(
                                    centre,
                                    usageId,
                                    voucher.id(),
                                    period(voucher),
                                    cost,
                                    details(invoice)));
                });
    }

    /** What was reported wrongly and taken back is reported again, under another name. */
    void useAnew(Move move) {
        move.oneOf(
                        reported,
                        known ->
                                world.oracle.left(known.usage().key())
                                        < known.usage().billedCostFen())
                .map(Reported::usage)
                .filter(usage -> uses < MOST_USES)
                .ifPresent(
                        usage ->
                                record(
                                        new Usage(
                                                usage.dataCentre(),
                                                "u" + uses++,
                                                usage.voucherId(),
                                                usage.chargePeriod(),
                                                Math.max(
                                                        0,
                                                        usage.billedCostFen() - move.amount() % 9),
                                                usage.details())));
    }

    private static Usage.Details details(@Nullable String invoice) {
        return invoice == null
                ? Usage.Details.NONE
                : new Usage.Details(null, null, null, null, "seller", invoice);
    }

    /** An hour before it is reported, or before the voucher was over. */
    private ChargePeriod period(Voucher voucher) {
        Instant until = voucher.terms().validity().validUntil();
        Instant end = world.now().isBefore(until) ? world.now() : until;
        return ChargePeriod.of(end.minus(Duration.ofHours(2)), end.minus(Duration.ofHours(1)));
    }

    private void record(Usage usage) {
        Outcome<RecordedConsumption> outcome =
                world.send(new RecordConsumption(usage, world.id(), world.id(), world.now()));
        switch (outcome) {
            case Outcome.Accepted<RecordedConsumption>(
                            RecordedConsumption(boolean before, UsageAnswer answer)) -> {
                Broken.unless(!before, "%s was not there before", usage);
                reported.add(new Reported(usage, answer));
            }
            case Outcome.Refused<RecordedConsumption>(var refusal) ->
                    mustBeSo(refusal.reason(), usage.voucherId());
        }
    }

    private void mustBeSo(String reason, UUID voucher) {
        VoucherBook book = world.oracle.voucher(voucher);
        switch (reason) {
            case "VOUCHER_CLOSED" -> Broken.unless(book.isClosed(), "%s is not closed", voucher);
            case "BALANCE_AWAITS_RECOVERY" ->
                    Broken.unless(book.waitsForPayees(), "%s waits for no payee", voucher);
            // its money is back with the payee's account, and the voucher has not heard of it
            case "RECOVERY_PENDING" ->
                    Broken.unless(!world.hasHeardAll(), "%s has heard of all", voucher);
            default -> {
                // of time, of the data centre, of the invoice: those rules have tests of their own
            }
        }
    }

    /** The same record has the same answer for ever, and another under its key is a conflict. */
    void useAgain(Move move) {
        move.oneOf(reported, any -> true)
                .ifPresent(
                        known -> {
                            Usage usage = known.usage();
                            sameAnswer(known, again(usage));
                            Usage other =
                                    new Usage(
                                            usage.dataCentre(),
                                            usage.usageId(),
                                            usage.voucherId(),
                                            usage.chargePeriod(),
                                            usage.billedCostFen() + 1,
                                            usage.details());
                            Broken.unless(
                                    again(other) instanceof Outcome.Refused<?>(var refusal)
                                            && refusal.reason().equals("USAGE_CONFLICT"),
                                    "%s is no conflict",
                                    other);
                        });
    }

    private Outcome<RecordedConsumption> again(Usage usage) {
        return world.sendAgain(new RecordConsumption(usage, world.id(), world.id(), world.now()));
    }

    private static void sameAnswer(Reported known, Outcome<RecordedConsumption> outcome) {
        boolean waited = known.answer() instanceof UsageAnswer.Excepted;
        boolean same =
                switch (outcome) {
                    case Outcome.Accepted<RecordedConsumption>(
                                    RecordedConsumption(boolean before, UsageAnswer answer)) ->
                            before
                                    && (answer.equals(known.answer())
                                            || (waited && answer instanceof UsageAnswer.Accepted));
                    case Outcome.Refused<RecordedConsumption>(var refusal) ->
                            waited && refusal.reason().equals("EXCEPTION_REJECTED");
                };
        Broken.unless(same, "%s is answered %s", known, outcome);
    }

    void decide(Move move) {
        move.oneOf(reported, known -> known.answer() instanceof UsageAnswer.Excepted)
                .ifPresent(
                        known ->
                                world.send(
                                        CorrectionsInMemory.decide(
                                                known.usage().key(),
                                                move.amount() % 3 == 0
                                                        ? ExceptionVerdict.REJECT
                                                        : ExceptionVerdict.ACCEPT,
                                                world.id(),
                                                world.id(),
                                                world.now())));
    }

    /** Mostly a part, often all that is left, now and then more than that. */
    void reverse(Move move) {
        move.oneOf(reported, known -> world.oracle.left(known.usage().key()) > 0)
                .ifPresent(
                        known -> {
                            Usage usage = known.usage();
                            long left = world.oracle.left(usage.key());
                            long cost =
                                    switch (move.amount() % 5) {
                                        case 0 -> left + move.amount() / 50;
                                        case 1, 2 -> left;
                                        default -> 1 + left * move.amount() / 100;
                                    };
                            Reversal reversal =
                                    new Reversal(
                                            usage.dataCentre(),
                                            usage.usageId(),
                                            "r" + reversals.size(),
                                            Math.max(1, cost),
                                            "METERING_ERROR");
                            if (sendReversal(reversal) instanceof Outcome.Accepted) {
                                reversals.add(reversal);
                            }
                        });
    }

    private Outcome<?> sendReversal(Reversal reversal) {
        return world.send(CorrectionsInMemory.reverse(reversal, world.id(), world.now()));
    }

    void reverseAgain(Move move) {
        move.oneOf(reversals, any -> true)
                .ifPresent(
                        known -> {
                            Broken.unless(
                                    again(known) instanceof Outcome.Accepted,
                                    "%s is not accepted again",
                                    known);
                            Reversal other =
                                    new Reversal(
                                            known.dataCentre(),
                                            known.usageId(),
                                            known.reversalId(),
                                            known.billedCostFen() + 1,
                                            known.reason());
                            Broken.unless(
                                    again(other) instanceof Outcome.Refused,
                                    "%s is no conflict",
                                    other);
                        });
    }

    private Outcome<?> again(Reversal reversal) {
        return world.sendAgain(CorrectionsInMemory.reverse(reversal, world.id(), world.now()));
    }

    void close(Move move) {
        move.oneOf(vouchers, voucher -> !world.oracle.voucher(voucher.id()).isClosed())
                .ifPresent(
                        voucher ->
                                world.send(
                                        new CloseVoucherAccount(
                                                voucher.id(),
                                                voucher.terms().pot(),
                                                world.id(),
                                                world.id(),
                                                "EXPIRED",
                                                world.now(),
                                                world.now())));
    }

    void reduce(Move move) {
        move.oneOf(vouchers, voucher -> !world.oracle.voucher(voucher.id()).isClosed())
                .ifPresent(
                        voucher ->
                                world.send(
                                        new ReduceVoucherAccount(
                                                voucher.id(),
                                                voucher.terms().pot(),
                                                world.id(),
                                                world.id(),
                                                1L + move.amount(),
                                                world.now(),
                                                world.now())));
    }

    void suspend(Move move) {
        move.oneOf(vouchers, any -> true)
                .ifPresent(
                        voucher ->
                                world.send(
                                        new SuspendVoucherAccount(
                                                voucher.id(),
                                                voucher.terms().pot(),
                                                world.id(),
                                                world.now().minus(Duration.ofHours(9)),
                                                world.now())));
    }

    void resume(Move move) {
        move.oneOf(vouchers, any -> true)
                .ifPresent(
                        voucher ->
                                world.send(
                                        new ResumeVoucherAccount(
                                                voucher.id(),
                                                voucher.terms().pot(),
                                                world.id(),
                                                world.now().minus(Duration.ofHours(9)),
                                                world.now())));
    }
}
