package org.computevoucher.redemption.usage;

import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;

/** The usage id was accepted before, with other content. */
record UsageConflict(String dataCentre, String usageId, UUID eventId) implements Refusal {

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
