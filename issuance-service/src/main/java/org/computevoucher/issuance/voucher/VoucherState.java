package org.computevoucher.issuance.voucher;

import java.time.Instant;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.platform.access.Owner;
import org.jspecify.annotations.Nullable;

/**
 * A voucher as it is at one moment.
 *
 * @param faceFen the present face, in fen: as issued, less what was given back since
 * @param suspensions how often it was suspended
 * @param suspendedFrom usage from then on is refused; null: it is not suspended
 * @param pendingReturnFen what its holder gives back and its account has not given up yet, in fen;
 *     null: nothing
 * @param closingReason why it is closed or about to be; null: it is neither
 * @param unusedFen what it had left when it was closed, and what was not used after all, in fen;
 *     null: it is not closed
 * @param closedAt when this service learned that it was closed; null: it is not
 * @param reopened whether it was used up once, and is live again or was
 */
record VoucherState(
        VoucherIssued issued,
        VoucherStatus status,
        long faceFen,
        int suspensions,
        @Nullable Instant suspendedFrom,
        @Nullable Long pendingReturnFen,
        @Nullable String closingReason,
        @Nullable Long unusedFen,
        @Nullable Instant closedAt,
        boolean reopened) {

    static VoucherState asIssued(VoucherIssued issued) {
        return new VoucherState(
                issued,
                VoucherStatus.ISSUED,
                issued.terms().faceFen(),
                0,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    boolean isOf(String pot) {
        return issued.terms().pot().equals(pot);
    }

    /** Whose it is. */
    Owner owner() {
        return Owner.pot(issued.terms().pot()).orEnterprise(issued.terms().enterprise());
    }
}
