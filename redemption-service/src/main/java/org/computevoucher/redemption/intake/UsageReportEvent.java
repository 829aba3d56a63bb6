package org.computevoucher.redemption.intake;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.redemption.usage.FirstAnswer;
import org.jspecify.annotations.Nullable;

/** What becomes of a report from the topic. */
public sealed interface UsageReportEvent {

    /**
     * A report was answered; the data centre reads it on the topic of results.
     *
     * @param reportId of the aggregate
     * @param eventId of the result
     * @param causeId the report
     * @param voucherId as it was reported
     * @param result accepted, duplicate, excepted, rejected or retry
     * @param reason a code; null: it is or was accepted
     * @param detail the same for a person
     * @param answer the figures; null: it is not accepted
     */
    @StoredAs("UsageReportAnswered")
    record UsageReportAnswered(
            String reportId,
            UUID eventId,
            UUID causeId,
            String dataCentre,
            String usageId,
            String voucherId,
            String result,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable FirstAnswer answer,
            Instant recordedAt)
            implements UsageReportEvent {}
}
