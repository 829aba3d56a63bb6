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
 * When its account closes, it is CLOSED, wherever it was.
 */
final class VoucherRules {

    /** So many suspensions of one voucher are kept, here and by its account. */
    static final int MAX_SUSPENSIONS = 100;

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
     * what is left.
     */
    static boolean canBeReduced(VoucherState voucher, ReduceVoucher by) {
        Long pending = voucher.pendingReturnFen();
        return voucher.isOf(by.pot())
                && voucher.status() != VoucherStatus.CLOSED
                && pending != null
                && by.amountFen() > 0
                && by.amountFen() <= pending
                && by.faceFen() == voucher.faceFen() - by.amountFen();
    }

    /** Whether an account can have closed so: once, and with no more than the face left. */
    static boolean canBeClosed(VoucherState voucher, CloseVoucher by) {
        return voucher.isOf(by.pot())
                && voucher.status() != VoucherStatus.CLOSED
                && by.unusedFen() >= 0
                && by.unusedFen() <= voucher.faceFen();
    }
}
