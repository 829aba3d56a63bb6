package org.computevoucher.redemption.statement;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.computevoucher.redemption.payee.PayeeAccountEvent;
import org.computevoucher.redemption.usage.ExceptionVerdict;
import org.computevoucher.redemption.usage.UsageEvent.ExceptionDecided;
import org.computevoucher.redemption.usage.UsageEvent.UsageExcepted;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;

/**
 * What each event writes: usage to its data centre and to the voucher's holder, money to who is
 * paid or has to give back.
 */
final class Bookings {

    private Bookings() {}

    /**
     * @param origins learns what later events name
     */
    static List<Booking> of(LoggedFact fact, Origins origins) {
        return switch (fact.event()) {
            case ComputeConsumed event -> accepted(fact, event);
            case ReversalRecorded event -> reversed(fact, event, origins);
            case UsageExcepted event -> excepted(fact, event, origins);
            case ExceptionDecided event -> decided(fact, event, origins);
            case PayeeAccountEvent event -> PayeeBookings.of(fact, event, origins);
            default -> throw new IllegalArgumentException("writes nothing: " + fact.event());
        };
    }

    /** As in the book: the subsidy is payable from the moment on at which it was accepted. */
    private static List<Booking> accepted(LoggedFact fact, ComputeConsumed event) {
        UsageOrigin usage = UsageOrigin.of(event.pot(), event.enterprise(), event.usage());
        Set<String> parties = parties(usage);
        parties.add(event.payee());
        return parties.stream()
                .map(
                        party ->
                                new Booking(
                                        new Account(party, event.pot()),
                                        fact.position(),
                                        LineKind.ACCEPTED,
                                        event.eventId(),
                                        event.effectiveAt(),
                                        event.recordedAt(),
                                        About.usage(usage, event.payee(), event.eventId(), null),
                                        new Cost(
                                                usage.billedCostFen(),
                                                event.eligibleCostFen(),
                                                event.subsidyFen(),
                                                event.payerShareFen()),
                                        event.subsidyFen(),
                                        party.equals(event.payee())
                                                ? Amounts.payable(event.payable().fen())
                                                : Amounts.NONE))
                .toList();
    }

    /**
     * What its subsidy was is told by the payee's account, when it has looked. Where it takes from
     * another payee than the usage's own, that one has its line too, without the cost.
     */
    private static List<Booking> reversed(
            LoggedFact fact, ReversalRecorded event, Origins origins) {
        UsageOrigin usage =
                new UsageOrigin(
                        event.pot(),
                        event.enterprise(),
                        event.reversal().dataCentre(),
                        event.reversal().usageId(),
                        event.voucherId(),
                        event.hasTheCost() ? event.reversal().billedCostFen() : 0);
        if (event.hasTheCost()) {
            origins.reversed(event.consumptionEventId(), usage);
        }
        Set<String> parties = parties(usage);
        parties.add(event.payee());
        return parties.stream()
                .map(
                        party ->
                                new Booking(
                                        new Account(party, event.pot()),
                                        fact.position(),
                                        LineKind.REVERSED,
                                        event.reversalEventId(),
                                        event.effectiveAt(),
                                        event.recordedAt(),
                                        About.usage(
                                                usage,
                                                event.payee(),
                                                event.consumptionEventId(),
                                                event.reversal().reason()),
                                        new Cost(
                                                usage.billedCostFen(),
                                                event.eligibleCostFen(),
                                                event.subsidyFen(),
                                                event.eligibleCostFen() - event.subsidyFen()),
                                        event.subsidyFen(),
                                        Amounts.NONE))
                .toList();
    }

    private static List<Booking> excepted(LoggedFact fact, UsageExcepted event, Origins origins) {
        UsageOrigin usage = UsageOrigin.of(event.pot(), event.enterprise(), event.usage());
        origins.excepted(usage);
        return parties(usage).stream()
                .map(
                        party ->
                                waiting(
                                        fact,
                                        party,
                                        LineKind.EXCEPTED,
                                        usage,
                                        event.reason(),
                                        event.recordedAt()))
                .toList();
    }

    private static List<Booking> decided(LoggedFact fact, ExceptionDecided event, Origins origins) {
        UsageOrigin usage = origins.ofException(event.usageKey());
        return parties(usage).stream()
                .map(
                        party ->
                                waiting(
                                        fact,
                                        party,
                                        event.verdict() == ExceptionVerdict.ACCEPT
                                                ? LineKind.EXCEPTION_ACCEPTED
                                                : LineKind.EXCEPTION_REJECTED,
                                        usage,
                                        event.reason(),
                                        event.recordedAt()))
                .toList();
    }

    private static Booking waiting(
            LoggedFact fact,
            String party,
            LineKind kind,
            UsageOrigin usage,
            String reason,
            Instant at) {
        return new Booking(
                new Account(party, usage.pot()),
                fact.position(),
                kind,
                fact.messageId(),
                at,
                at,
                About.usage(usage, null, null, reason),
                Cost.billed(usage.billedCostFen()),
                0,
                Amounts.NONE);
    }

    private static Set<String> parties(UsageOrigin usage) {
        return new LinkedHashSet<>(List.of(usage.dataCentre(), usage.enterprise()));
    }
}
