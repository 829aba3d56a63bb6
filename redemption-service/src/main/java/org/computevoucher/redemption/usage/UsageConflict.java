package org.computevoucher.redemption.usage;

import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The usage id was taken before, with other content.
 *
 * @param eventId of the record that was accepted; null: it waits for a decision
 */
record UsageConflict(String dataCentre, String usageId, @Nullable UUID eventId) implements Refusal {

    @Override
    public String reason() {
        return "USAGE_CONFLICT";
    }

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }

    @Override
    public String detail() {
        return "Usage %s of %s was accepted before with other content; nothing was changed."
                .formatted(usageId, dataCentre);
    }
}
