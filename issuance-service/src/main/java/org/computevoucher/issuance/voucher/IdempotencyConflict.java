package org.computevoucher.issuance.voucher;

import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;

/**
 * The idempotency key was used before, for a voucher with other terms.
 *
 * @param voucherId the voucher that the first request got
 */
record IdempotencyConflict(UUID voucherId) implements Refusal {

    @Override
    public String reason() {
        return "IDEMPOTENCY_CONFLICT";
    }

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }

    @Override
    public String detail() {
        return "This Idempotency-Key was used for voucher %s with other content; nothing was changed."
                .formatted(voucherId);
    }
}
