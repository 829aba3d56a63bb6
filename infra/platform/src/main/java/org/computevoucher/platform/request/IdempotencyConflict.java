package org.computevoucher.platform.request;

import org.computevoucher.platform.refusal.Refusal;

/** The caller used the key before, for a request that said something else. */
public record IdempotencyConflict(String idempotencyKey) implements Refusal {

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
        return "You used this Idempotency-Key for another request, which was done; nothing was"
                + " changed now. Use a new key for new content.";
    }
}
