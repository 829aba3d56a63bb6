package org.computevoucher.issuance.voucher;

import java.time.Instant;
import org.computevoucher.platform.refusal.Refusal;

/** Why something is not done with a voucher. What it is in comes before what was asked for. */
sealed interface VoucherRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.RULE;
    }

    /** There is none with this id, or it is somebody else's: nobody can try ids out. */
    record VoucherUnknown() implements VoucherRefusal {

        @Override
        public String reason() {
            return "VOUCHER_UNKNOWN";
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String detail() {
            return "There is no such voucher.";
        }
    }

    /** It is over. */
    record VoucherIsClosed(String closingReason) implements VoucherRefusal {

        @Override
        public String reason() {
            return "VOUCHER_CLOSED";
        }

        @Override
        public String detail() {
            return "The voucher is closed (%s).".formatted(closingReason);
        }
    }

    /** Its closure was asked for, which is not taken back. */
    record VoucherIsClosing(String closingReason) implements VoucherRefusal {

        @Override
        public String reason() {
            return "VOUCHER_CLOSING";
        }

        @Override
        public String detail() {
            return "The voucher is about to be closed (%s).".formatted(closingReason);
        }
    }

    /** It is suspended already. */
    record VoucherIsSuspended(Instant suspendedFrom) implements VoucherRefusal {

        @Override
        public String reason() {
            return "VOUCHER_SUSPENDED";
        }

        @Override
        public String detail() {
            return "The voucher is suspended from %s on; resume it before it is suspended again."
                    .formatted(suspendedFrom);
        }
    }

    /** There is nothing to resume. */
    record VoucherNotSuspended() implements VoucherRefusal {

        @Override
        public String reason() {
            return "VOUCHER_NOT_SUSPENDED";
        }

        @Override
        public String detail() {
            return "The voucher is not suspended.";
        }
    }

    /** It was suspended so often that it should be cancelled. */
    record SuspendedTooOften(int limit) implements VoucherRefusal {

        @Override
        public String reason() {
            return "SUSPENDED_TOO_OFTEN";
        }

        @Override
        public String detail() {
            return "A voucher is suspended at most %d times; cancel it instead.".formatted(limit);
        }
    }

    /** A suspension would begin before the voucher was issued, or only later. */
    record SuspensionTimeNotPossible(Instant suspendedFrom, Instant earliest, Instant latest)
            implements VoucherRefusal {

        @Override
        public String reason() {
            return "SUSPENSION_TIME_NOT_POSSIBLE";
        }

        @Override
        public String detail() {
            return "A suspension begins between the issue of the voucher, %s, and now, %s; not at %s."
                    .formatted(earliest, latest, suspendedFrom);
        }
    }

    /** What was returned before is still on its way. */
    record ReturnPending(long pendingReturnFen) implements VoucherRefusal {

        @Override
        public String reason() {
            return "RETURN_PENDING";
        }

        @Override
        public String detail() {
            return "A return of %d fen is on its way; wait until it has arrived."
                    .formatted(pendingReturnFen);
        }
    }

    /** More would be returned than the voucher is worth. */
    record ReturnExceedsFace(long amountFen, long faceFen) implements VoucherRefusal {

        @Override
        public String reason() {
            return "RETURN_EXCEEDS_FACE";
        }

        @Override
        public String detail() {
            return "The face of the voucher is %d fen; %d cannot be returned."
                    .formatted(faceFen, amountFen);
        }
    }
}
