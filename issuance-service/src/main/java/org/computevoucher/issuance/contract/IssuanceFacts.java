package org.computevoucher.issuance.contract;

import computevoucher.budget.v1.BudgetAllocated;
import computevoucher.budget.v1.BudgetWithdrawalRequested;
import computevoucher.budget.v1.BudgetYearEndRequested;
import computevoucher.consumption.v1.ConsumptionReversed;
import computevoucher.consumption.v1.RecoveryCredited;
import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.consumption.v1.VoucherReduced;
import computevoucher.consumption.v1.VoucherReopened;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.issuance.envelope.CloseEnvelope;
import org.computevoucher.issuance.envelope.FillEnvelope;
import org.computevoucher.issuance.envelope.GiveBack;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.issuance.voucher.CloseVoucher;
import org.computevoucher.issuance.voucher.RecoverVoucherMoney;
import org.computevoucher.issuance.voucher.ReduceVoucher;
import org.computevoucher.issuance.voucher.ReopenVoucher;
import org.computevoucher.issuance.voucher.ReverseVoucherUsage;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.FactHandler;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.platform.intake.Reception;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.schemas.Topics;

/**
 * What this service does with the facts of others: an allocation fills the pot's envelope, which
 * gives back or refuses what the region wants back and closes at the end of the year; a closed
 * account closes its voucher, a reduced one makes it smaller, one that is live again reopens it,
 * and what comes back, also because usage of a closed one was reversed, refills the envelope,
 * unless a payee had been paid it: that is the treasury's. Plans and consumptions do not concern
 * it, nor a reversal of which nothing is available or a recovery of which nothing was returned.
 */
public final class IssuanceFacts implements FactHandler {

    private final Commands commands;

    public IssuanceFacts(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.BUDGET, Topics.CONSUMPTION);
    }

    @Override
    public Reception receive(IncomingFact fact) {
        switch (fact.value()) {
            case BudgetAllocated allocated ->
                    mustBeAccepted(
                            fact,
                            new FillEnvelope(
                                    potOf(allocated.getPot()),
                                    fact.eventId(),
                                    allocated.getAmountFen(),
                                    fact.receivedAt()));
            case BudgetWithdrawalRequested requested ->
                    mustBeAccepted(
                            fact,
                            new GiveBack(
                                    potOf(requested.getPot()),
                                    UUID.fromString(requested.getWithdrawalId()),
                                    fact.eventId(),
                                    requested.getAmountFen(),
                                    fact.receivedAt()));
            case BudgetYearEndRequested requested ->
                    mustBeAccepted(
                            fact,
                            new CloseEnvelope(
                                    potOf(requested.getPot()),
                                    UUID.fromString(requested.getYearEndId()),
                                    fact.eventId(),
                                    fact.receivedAt()));
            case VoucherClosed closed ->
                    mustBeAccepted(
                            fact,
                            new CloseVoucher(
                                    potOf(closed.getPot()),
                                    UUID.fromString(closed.getVoucherId()),
                                    fact.eventId(),
                                    closed.getUnusedFen(),
                                    closed.getReason(),
                                    fact.receivedAt()));
            case VoucherReduced reduced ->
                    mustBeAccepted(
                            fact,
                            new ReduceVoucher(
                                    potOf(reduced.getPot()),
                                    UUID.fromString(reduced.getVoucherId()),
                                    fact.eventId(),
                                    reduced.getAmountFen(),
                                    reduced.getFaceFen(),
                                    fact.receivedAt()));
            case ConsumptionReversed reversed when reversed.getAvailableFen() != 0 ->
                    mustBeAccepted(
                            fact,
                            new ReverseVoucherUsage(
                                    potOf(reversed.getPot()),
                                    UUID.fromString(reversed.getVoucherId()),
                                    fact.eventId(),
                                    availableFenOf(reversed),
                                    fact.receivedAt()));
            case RecoveryCredited credited when credited.getReturnedFen() != 0 ->
                    mustBeAccepted(
                            fact,
                            new RecoverVoucherMoney(
                                    potOf(credited.getPot()),
                                    UUID.fromString(credited.getVoucherId()),
                                    fact.eventId(),
                                    returnedFenOf(credited),
                                    fact.receivedAt()));
            case VoucherReopened reopened ->
                    mustBeAccepted(
                            fact,
                            new ReopenVoucher(
                                    potOf(reopened.getPot()),
                                    UUID.fromString(reopened.getVoucherId()),
                                    fact.eventId(),
                                    fact.receivedAt()));
            default -> {
                // of no concern here, today's other facts and later ones
            }
        }
        return Reception.taken();
    }

    /**
     * @throws IllegalArgumentException if no pot has this name: no envelope is made up for it
     */
    private static String potOf(String name) {
        return PotId.of(name).toString();
    }

    /**
     * @throws IllegalArgumentException if that is not all that was payable and is no more: the book
     *     would not follow it either
     */
    private static long availableFenOf(ConsumptionReversed reversed) {
        if (reversed.getAvailableFen() != reversed.getReleasedFen()) {
            throw new IllegalArgumentException(
                    "not all that was released is available: " + reversed);
        }
        return reversed.getAvailableFen();
    }

    /**
     * @throws IllegalArgumentException if that is not all that came back: the book would not follow
     *     it either
     */
    private static long returnedFenOf(RecoveryCredited credited) {
        if (credited.getReturnedFen() != credited.getAmountFen()) {
            throw new IllegalArgumentException(
                    "not all that was recovered was returned: " + credited);
        }
        return credited.getReturnedFen();
    }

    /** A fact has happened, so a refusal can only be a bug: it becomes a dead letter. */
    private void mustBeAccepted(IncomingFact fact, Object command) {
        if (commands.within(command) instanceof Outcome.Refused<?>(var refusal)) {
            throw new IllegalStateException(
                    "%s %s at %s was refused: %s"
                            .formatted(
                                    fact.type(), fact.eventId(), fact.source(), refusal.detail()));
        }
    }
}
