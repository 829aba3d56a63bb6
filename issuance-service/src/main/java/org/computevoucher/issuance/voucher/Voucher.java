package org.computevoucher.issuance.voucher;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosureRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherMoneyRecovered;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReduced;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReductionRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReopened;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherResumed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherSuspended;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherUsageReversed;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A claim of one enterprise on one pot. It is ISSUED when the pot's envelope has promised its face
 * amount. The office may have it SUSPENDED and resumed, its holder may give a part of it back. When
 * it is cancelled, returned as a whole, or its grace period is over, it is CLOSING: it has asked
 * for its closure and waits. What is used of it is decided by its account in the redemption
 * service; when that account closes, for whatever reason, the voucher is CLOSED: for good, unless
 * it was used up and a correction of its usage makes it live again. What may follow what is said in
 * {@link VoucherRules}.
 */
public final class Voucher {

    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private UUID voucherId;

    private VoucherIssued issued;
    private VoucherStatus status;
    private long faceFen;
    private int suspensions;
    private @Nullable Instant suspendedFrom;
    private @Nullable Long pendingReturnFen;
    private boolean reopened;
    private @Nullable VoucherClosureRequested asked;
    private @Nullable String closingReason;
    private @Nullable Long unusedFen;
    private @Nullable Instant closedAt;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private Voucher() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    public Voucher(VoucherIssued issued) {
        apply(issued);
    }

    Outcome<VoucherState> suspend(SuspendVoucher command) {
        Instant from = Objects.requireNonNullElse(command.from(), command.at());
        return unless(
                VoucherRules.refusalOfSuspension(now(), from, command.at()),
                () -> command.suspended(issued, from));
    }

    Outcome<VoucherState> resume(ResumeVoucher command) {
        return unless(VoucherRules.refusalOfResumption(now()), () -> command.resumed(issued));
    }

    Outcome<VoucherState> cancel(CancelVoucher command) {
        return unless(VoucherRules.refusalOfAnything(now()), () -> command.cancelled(issued));
    }

    /** Asks its account to give the part up, or to close where it is the whole. */
    Outcome<VoucherState> giveBack(ReturnVoucher command) {
        return unless(
                VoucherRules.refusalOfReturn(now(), command.amountFen()),
                () ->
                        command.amountFen() < faceFen
                                ? command.partReturned(issued)
                                : command.returned(issued));
    }

    /**
     * Asks for its closure if its grace period is over and nobody has asked before.
     *
     * @return whether it asked
     */
    boolean expire(ExpireVoucher command) {
        boolean over = !command.at().isBefore(issued.validity().reportableUntil());
        if (!over || VoucherRules.refusalOfAnything(now()).isPresent()) {
            return false;
        }
        apply(command.expired(issued));
        return true;
    }

    /**
     * Follows its account, which gave a part up; like all that follow it, an {@link
     * IllegalStateException} where no account of it can have done so: a bug, never a rule.
     */
    VoucherReduced reduce(ReduceVoucher command) {
        return followed(VoucherRules.canBeReduced(now(), command), command::reduced);
    }

    /** Follows its account, which was closed. */
    VoucherClosed close(CloseVoucher command) {
        return followed(VoucherRules.canBeClosed(now(), command), command::closed);
    }

    /** Follows its closed account, of which something was not used after all. */
    VoucherUsageReversed reverseUsage(ReverseVoucherUsage command) {
        return followed(
                VoucherRules.canBeReversed(now(), command),
                () -> command.reversed(Objects.requireNonNull(unusedFen)));
    }

    /** Follows its closed account, for which a payee gave money back. */
    VoucherMoneyRecovered recoverMoney(RecoverVoucherMoney command) {
        return followed(
                VoucherRules.canBeRecovered(now(), command),
                () -> command.recovered(Objects.requireNonNull(unusedFen)));
    }

    /**
     * Follows its account, which is live again. Where somebody had asked for the closure of the
     * voucher, the account was used up before it heard of that, so it is asked again.
     */
    VoucherReopened reopen(ReopenVoucher command) {
        VoucherReopened reopened =
                followed(
                        VoucherRules.canBeReopened(now(), command),
                        () -> command.reopened(suspendedFrom));
        if (asked != null) {
            apply(command.askedAgain(asked));
        }
        return reopened;
    }

    VoucherState now() {
        return new VoucherState(
                issued,
                status,
                faceFen,
                suspensions,
                suspendedFrom,
                pendingReturnFen,
                closingReason,
                unusedFen,
                closedAt,
                reopened);
    }

    @EventSourcingHandler
    void on(VoucherIssued event) {
        voucherId = event.voucherId();
        issued = event;
        faceFen = event.terms().faceFen();
        status = VoucherStatus.ISSUED;
    }

    @EventSourcingHandler
    void on(VoucherSuspended event) {
        status = VoucherStatus.SUSPENDED;
        suspendedFrom = event.effectiveAt();
        suspensions++;
    }

    @EventSourcingHandler
    void on(VoucherResumed event) {
        status = VoucherStatus.ISSUED;
        suspendedFrom = null;
    }

    @EventSourcingHandler
    void on(VoucherReductionRequested event) {
        pendingReturnFen = event.amountFen();
    }

    @EventSourcingHandler
    void on(VoucherClosureRequested event) {
        asked = event;
        status = VoucherStatus.CLOSING;
        closingReason = event.reason().name();
    }

    @EventSourcingHandler
    void on(VoucherReduced event) {
        faceFen = event.faceFen();
        pendingReturnFen = null;
    }

    @EventSourcingHandler
    void on(VoucherClosed event) {
        status = VoucherStatus.CLOSED;
        pendingReturnFen = null;
        closingReason = event.reason();
        unusedFen = event.unusedFen();
        closedAt = event.recordedAt();
    }

    @EventSourcingHandler
    void on(VoucherUsageReversed event) {
        unusedFen = event.unusedFen();
    }

    @EventSourcingHandler
    void on(VoucherMoneyRecovered event) {
        unusedFen = event.unusedFen();
    }

    @EventSourcingHandler
    void on(VoucherReopened event) {
        suspendedFrom = event.suspendedFrom();
        status = suspendedFrom == null ? VoucherStatus.ISSUED : VoucherStatus.SUSPENDED;
        closingReason = null;
        unusedFen = null;
        closedAt = null;
        reopened = true;
    }

    private Outcome<VoucherState> unless(
            Optional<Refusal> refusal, Supplier<VoucherEvent> otherwise) {
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        applied(otherwise.get());
        return Outcome.accepted(now());
    }

    private <E extends VoucherEvent> E followed(boolean possible, Supplier<E> event) {
        if (!possible) {
            throw new IllegalStateException("%s cannot follow its account".formatted(now()));
        }
        return applied(event.get());
    }

    private static <E extends VoucherEvent> E applied(E event) {
        apply(event);
        return event;
    }
}
