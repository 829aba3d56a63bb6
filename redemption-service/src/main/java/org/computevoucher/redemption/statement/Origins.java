package org.computevoucher.redemption.statement;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Usage that later events are about, which name it without saying what it was. */
final class Origins {

    private final Map<String, UsageOrigin> excepted = new HashMap<>();
    private final Map<UUID, UsageOrigin> reversed = new HashMap<>();

    void excepted(UsageOrigin usage) {
        excepted.put(usage.usageKey(), usage);
    }

    void reversed(UUID consumptionEventId, UsageOrigin usage) {
        reversed.put(consumptionEventId, usage);
    }

    /**
     * @throws IllegalStateException if no exception stands before in the log
     */
    UsageOrigin ofException(String usageKey) {
        UsageOrigin found = excepted.get(usageKey);
        if (found == null) {
            throw new IllegalStateException("decided, but never excepted: " + usageKey);
        }
        return found;
    }

    /** null: no reversal of it stands before in the log. */
    @Nullable UsageOrigin ofReversal(UUID consumptionEventId) {
        return reversed.get(consumptionEventId);
    }
}
