package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.Optional;
import org.computevoucher.issuance.voucher.VoucherRefusal.ReturnExceedsFace;
import org.computevoucher.issuance.voucher.VoucherRefusal.ReturnPending;
import org.computevoucher.issuance.voucher.VoucherRefusal.SuspendedTooOften;
import org.computevoucher.issuance.voucher.VoucherRefusal.SuspensionTimeNotPossible;
import org.computevoucher.issuance.voucher.VoucherRefusal.VoucherIsClosed;
import org.computevoucher.issuance.voucher.VoucherRefusal.VoucherIsClosing;
import org.computevoucher.issuance.voucher.VoucherRefusal.VoucherIsSuspended;
import org.computevoucher.issuance.voucher.VoucherRefusal.VoucherNotSuspended;
import org.computevoucher.platform.refusal.Refusal;

/**
 * What may become of a voucher. Where it is in its life comes first, then what was asked for:
 *
 * <pre>
 *           | suspend           | resume                | return a part     | cancel, return, expire
 * ISSUED    | SUSPENDED         | VOUCHER_NOT_SUSPENDED | ISSUED            | CLOSING
 * SUSPENDED | VOUCHER_SUSPENDED | ISSUED                | SUSPENDED         | CLOSING
 * CLOSING   | VOUCHER_CLOSING   | VOUCHER_CLOSING       | VOUCHER_CLOSING   | VOUCHER_CLOSING
 * CLOSED    | VOUCHER_CLOSED    | VOUCHER_CLOSED        | VOUCHER_CLOSED    | VOUCHER_CLOSED
 * </pre>
 *
 * When its account closes, it is CLOSED, wherever it was. When an account that was used up is live
 * again, it is ISSUED or SUSPENDED as it was before, and CLOSING where somebody had asked for its
 * closure.
 */
final class VoucherRules {

    /** So many suspensions of one voucher are kept, here and by its account. */
    static final int MAX_SUSPENSIONS = 100;

    /** Why an account closed of which everything was used. */
    private static final String USED_UP = "EXHAUSTED";

    private VoucherRules() {}

    /** Why nothing more can become of it; nothing: it is issued or suspended. */
    static Optional<Refusal> refusalOfAnything(VoucherState voucher) {
        String reason = String.valueOf(voucher.closingReason());
        return switch (voucher.status()) {
            case ISSUED, SUSPENDED -> Optional.empty();
            case CLOSING -> Optional.of(new VoucherIsClosing(reason));
            case CLOSED -> Optional.of(new VoucherIsClosed(reason));
        };
    }

    static Optional<Refusal> refusalOfSuspension(VoucherState voucher, Instant from, Instant at) {
        return refusalOfAnything(voucher)
                .or(() -> Optional.ofNullable(voucher.suspendedFrom()).map(VoucherIsSuspended::new))
                .or(() -> refusalOfAnother(voucher))
                .or(() -> refusalOfTime(from, voucher.issued().effectiveAt(), at));
    }

    private static Optional<Refusal> refusalOfAnother(VoucherState voucher) {
        return voucher.suspensions() < MAX_SUSPENSIONS
                ? Optional.empty()
                : Optional.of(new SuspendedTooOften(MAX_SUSPENSIONS));
    }

    private static Optional<Refusal> refusalOfTime(Instant from, Instant earliest, Instant latest) {
        return from.isBefore(earliest) || from.isAfter(latest)
                ? Optional.of(new SuspensionTimeNotPossible(from, earliest, latest))
                : Optional.empty();
    }

    static Optional<Refusal> refusalOfResumption(VoucherState voucher) {
        return refusalOfAnything(voucher)
                .or(
                        () ->
                                voucher.suspendedFrom() != null
                                        ? Optional.empty()
                                        : Optional.of(new VoucherNotSuspended()));
    }

    static Optional<Refusal> refusalOfReturn(VoucherState voucher, long amountFen) {
        return refusalOfAnything(voucher)
                .or(() -> Optional.ofNullable(voucher.pendingReturnFen()).map(ReturnPending::new))
                .or(
                        () ->
                                amountFen <= voucher.faceFen()
                                        ? Optional.empty()
                                        : Optional.of(
                                                new ReturnExceedsFace(
                                                        amountFen, voucher.faceFen())));
    }

    /**
     * Whether an account can have given that up: as much as was returned at most, and the face is
     * what is left. A return that was asked for before the voucher was used up is no longer pending
     * here, and is still followed where the account heard of it only when it was live again.
     */
    static boolean canBeReduced(VoucherState voucher, ReduceVoucher by) {
        Long pending = voucher.pendingReturnFen();
        long asked = voucher.reopened() ? voucher.faceFen() : pending == null ? 0 : pending;
        return voucher.isOf(by.pot())
                && voucher.status() != VoucherStatus.CLOSED
                && by.amountFen() > 0
                && by.amountFen() <= asked
                && by.faceFen() == voucher.faceFen() - by.amountFen();
    }

    /** Whether an account can have closed so: once, and with no more than the face left. */
    static boolean canBeClosed(VoucherState voucher, CloseVoucher by) {
        return voucher.isOf(by.pot())
                && voucher.status() != VoucherStatus.CLOSED
                && by.unusedFen() >= 0
                && by.unusedFen() <= voucher.faceFen();
    }

    /**
     * Whether usage of a closed account can have been reversed so: never more goes back than the
     * face left.
     */
    static boolean canBeReversed(VoucherState voucher, ReverseVoucherUsage by) {
        return voucher.isOf(by.pot()) && canBeUnusedToo(voucher, by.availableFen());
    }

    /** Whether money can have come back so that was paid for usage of a closed account. */
    static boolean canBeRecovered(VoucherState voucher, RecoverVoucherMoney by) {
        return voucher.isOf(by.pot()) && canBeUnusedToo(voucher, by.returnedFen());
    }

    private static boolean canBeUnusedToo(VoucherState voucher, long fen) {
        Long unused = voucher.unusedFen();
        return unused != null && fen > 0 && fen <= voucher.faceFen() - unused;
    }

    /**
     * Whether its account can be live again: it was used up, and nothing of it has gone back to the
     * pot or to the treasury.
     */
    static boolean canBeReopened(VoucherState voucher, ReopenVoucher by) {
        Long unused = voucher.unusedFen();
        return voucher.isOf(by.pot())
                && USED_UP.equals(voucher.closingReason())
                && unused != null
                && unused == 0;
    }
}
