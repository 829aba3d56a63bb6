package org.computevoucher.redemption.settlement;

import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;

/** The idempotency key was used before, for another pot or payee. */
record IdempotencyConflict(UUID settlementId) implements Refusal {

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
        return "This Idempotency-Key was used for settlement %s with other content; nothing was changed."
                .formatted(settlementId);
    }
}
