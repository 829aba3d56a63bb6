package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.access.Owner;
import org.jspecify.annotations.Nullable;

/**
 * A voucher account as callers see it.
 *
 * @param originalFaceFen the face that it was issued with, in fen
 * @param faceFen that, less what its holder gave back while it was open, in fen
 * @param openFen what can still be paid, in fen
 * @param eligibleCostFen the eligible cost of all usage that stands, in fen
 * @param subsidyFen what the pot pays of it, in fen
 * @param awaitedFen what is not back of usage that was reversed, in fen
 * @param status OPEN or CLOSED
 * @param suspendedFrom usage from then on is refused; null: it is not suspended
 */
record VoucherAccountView(
        UUID voucherId,
        String pot,
        String enterprise,
        long originalFaceFen,
        long faceFen,
        int rateBasisPoints,
        long openFen,
        long eligibleCostFen,
        long subsidyFen,
        long awaitedFen,
        Status status,
        @Nullable Instant suspendedFrom) {

    Owner owner() {
        return Owner.pot(pot).orEnterprise(enterprise);
    }

    enum Status {
        OPEN,
        CLOSED
    }
}
