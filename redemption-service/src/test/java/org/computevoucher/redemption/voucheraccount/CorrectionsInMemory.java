package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.redemption.usage.ExceptionVerdict;
import org.computevoucher.redemption.usage.Reversal;

/** Corrections and decisions, for stories of the whole service. */
public final class CorrectionsInMemory {

    private CorrectionsInMemory() {}

    public static Object reverse(Reversal reversal, UUID eventId, Instant at) {
        return new ReverseConsumption(reversal, eventId, at);
    }

    public static Object decide(
            String usageKey, ExceptionVerdict verdict, UUID eventId, UUID closingId, Instant at) {
        return new DecideException(
                usageKey, verdict, "HEARD", "minutes", "office", eventId, closingId, at);
    }
}
