package org.computevoucher.issuance.contract;

import computevoucher.budget.v1.BudgetAllocated;
import computevoucher.budget.v1.BudgetWithdrawalRequested;
import computevoucher.budget.v1.BudgetYearEndRequested;
import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.consumption.v1.VoucherReduced;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.issuance.envelope.CloseEnvelope;
import org.computevoucher.issuance.envelope.FillEnvelope;
import org.computevoucher.issuance.envelope.GiveBack;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.issuance.voucher.CloseVoucher;
import org.computevoucher.issuance.voucher.ReduceVoucher;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.FactHandler;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.platform.intake.Reception;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.schemas.Topics;

/**
 * What this service does with the facts of others: an allocation fills the pot's envelope, which
 * gives back or refuses what the region wants back and closes at the end of the year; a closed
 * account closes its voucher, a reduced one makes it smaller, and what comes back refills the
 * envelope. Plans and consumptions do not concern it.
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
