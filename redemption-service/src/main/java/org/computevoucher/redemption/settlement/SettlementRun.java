package org.computevoucher.redemption.settlement;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.settlement.SettlementCommand.ApproveSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.CancelSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.CollectPayees;
import org.computevoucher.redemption.settlement.SettlementRefusal.SamePerson;
import org.computevoucher.redemption.settlement.SettlementRefusal.SettlementRunNotApproved;
import org.computevoucher.redemption.settlement.SettlementRefusal.SettlementRunOpening;
import org.computevoucher.redemption.settlement.SettlementRefusal.SettlementRunPast;
import org.computevoucher.redemption.settlement.SettlementRunEvent.CollectedPayee;
import org.computevoucher.redemption.settlement.SettlementRunEvent.PayeesCollected;
import org.computevoucher.redemption.settlement.SettlementRunEvent.PaymentsGivenBack;
import org.computevoucher.redemption.settlement.SettlementRunEvent.RunPaymentAnswered;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunApproved;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunCancelled;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunCompleted;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunOpened;
import org.computevoucher.redemption.settlement.SettlementRunEvent.SettlementRunReady;
import org.jspecify.annotations.Nullable;

/**
 * One round of paying what a region's pots owe. A person or the schedule opens it, and it collects
 * payee after payee; when all is collected it is ready, and another person than the one who opened
 * it approves it, or somebody cancels it and everything is payable again. The bank then answers
 * each payment, and with the last answer the run is completed. A run with nothing to pay is
 * completed at once.
 */
final class SettlementRun {

    /**
     * How many payees one run collects from; the others wait for the next one. No more than the
     * bank's answers are taken at once: it answers an order as a whole.
     */
    static final int MAX_PAYEES = 1_000;

    @AggregateIdentifier private UUID runId;
    private SettlementScope scope;
    private @Nullable String openedBy;
    private RunStatus status;
    private String lastPayee = "";

    /** Whom it cannot pay does not count: there may be ever so many, and the same each time. */
    private int collectedPayees;

    /** Those with something to pay, in the order of their payees. */
    private List<UUID> payments = new ArrayList<>();

    private int givenBack;
    private int answered;
    private Money toBePaid = Money.ZERO;
    private Money paid = Money.ZERO;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private SettlementRun() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    SettlementRun(SettlementRunOpened opened) {
        apply(opened);
    }

    boolean isOf(Mandate mandate) {
        return mandate.covers(Owner.region(scope.region()));
    }

    SettlementScope scope() {
        return scope;
    }

    RunState now() {
        return new RunState(
                runId, scope, openedBy, status, payments.size(), toBePaid.fen(), paid.fen());
    }

    /** Whether these are the payees that come next. */
    boolean expects(CollectPayees command) {
        return status == RunStatus.OPENING && command.after().equals(lastPayee);
    }

    /** Notes who was collected, and is ready where there was nobody left or room for nobody. */
    void collected(List<CollectedPayee> collected, @Nullable String last, Instant at) {
        if (last != null) {
            apply(new PayeesCollected(runId, scope, collected, last, at));
        }
        if (last == null || collectedPayees >= MAX_PAYEES) {
            apply(new SettlementRunReady(runId, payments.size(), toBePaid.fen(), at));
            completeWhereAllIsAnswered(at);
        }
    }

    /** How many more payees it has room for; an older run may have more than there is room for. */
    int room() {
        return Math.max(0, MAX_PAYEES - collectedPayees);
    }

    Outcome<RunState> approve(ApproveSettlementRun command) {
        return switch (status) {
            case OPENING -> Outcome.refused(new SettlementRunOpening());
            case APPROVED, COMPLETED, CANCELLED -> Outcome.refused(new SettlementRunPast(status));
            case READY -> {
                if (command.approvedBy().equals(openedBy)) {
                    yield Outcome.refused(new SamePerson(command.approvedBy()));
                }
                apply(
                        new SettlementRunApproved(
                                runId,
                                command.approvedBy(),
                                command.executionDate(),
                                command.at()));
                yield Outcome.accepted(now());
            }
        };
    }

    Outcome<RunState> cancel(CancelSettlementRun command) {
        return switch (status) {
            case APPROVED, COMPLETED, CANCELLED -> Outcome.refused(new SettlementRunPast(status));
            case OPENING, READY -> {
                apply(
                        new SettlementRunCancelled(
                                runId, command.cancelledBy(), command.document(), command.at()));
                yield Outcome.accepted(now());
            }
        };
    }

    /** The payments that are given back next: none where these were, or nothing is to be. */
    List<UUID> toBeGivenBack(int givenBackBefore, int atMost) {
        return status == RunStatus.CANCELLED && givenBackBefore == givenBack
                ? List.copyOf(
                        payments.subList(givenBack, Math.min(payments.size(), givenBack + atMost)))
                : List.of();
    }

    void gaveBack(int count, Instant at) {
        int all = givenBack + count;
        apply(new PaymentsGivenBack(runId, all, payments.size() - all, at));
    }

    Outcome<RunState> requireApproved() {
        return status == RunStatus.APPROVED || status == RunStatus.COMPLETED
                ? Outcome.accepted(now())
                : Outcome.refused(new SettlementRunNotApproved(status));
    }

    /** A payment of this run was answered for the first time. */
    void answered(UUID paymentId, long amountFen, boolean accepted, Instant at) {
        apply(new RunPaymentAnswered(runId, paymentId, amountFen, accepted, at));
        completeWhereAllIsAnswered(at);
    }

    private void completeWhereAllIsAnswered(Instant at) {
        if (answered == payments.size()) {
            apply(new SettlementRunCompleted(runId, paid.fen(), toBePaid.minus(paid).fen(), at));
        }
    }

    @EventSourcingHandler
    void on(SettlementRunOpened event) {
        runId = event.runId();
        scope = event.scope();
        openedBy = event.openedBy();
        status = RunStatus.OPENING;
    }

    @EventSourcingHandler
    void on(PayeesCollected event) {
        lastPayee = event.last();
        for (CollectedPayee payee : event.payees()) {
            collectedPayees += payee.leftOut() == null ? 1 : 0;
            if (payee.amountFen() > 0 && payee.paymentId() != null) {
                payments.add(payee.paymentId());
                toBePaid = toBePaid.plus(Money.ofFen(payee.amountFen()));
            }
        }
    }

    @EventSourcingHandler
    void on(SettlementRunReady event) {
        status = RunStatus.READY;
    }

    @EventSourcingHandler
    void on(SettlementRunApproved event) {
        status = RunStatus.APPROVED;
    }

    @EventSourcingHandler
    void on(SettlementRunCancelled event) {
        status = RunStatus.CANCELLED;
    }

    @EventSourcingHandler
    void on(PaymentsGivenBack event) {
        givenBack = event.givenBack();
    }

    @EventSourcingHandler
    void on(RunPaymentAnswered event) {
        answered++;
        if (event.accepted()) {
            paid = paid.plus(Money.ofFen(event.amountFen()));
        }
    }

    @EventSourcingHandler
    void on(SettlementRunCompleted event) {
        status = RunStatus.COMPLETED;
    }
}
